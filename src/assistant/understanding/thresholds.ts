/** Below this share of its content a question is not about the indicator: names with a third of their words dropped still pass. */
export const LINK_THRESHOLD = 0.58;
/** A full name inside a long question links by the name's side, if the question's own side is not hopeless. */
export const NAME_THRESHOLD = 0.8;
/** Below this share a sentence is not quoted as an answer. */
export const SENTENCE_THRESHOLD = 0.53;
