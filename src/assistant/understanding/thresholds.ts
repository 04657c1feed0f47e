/** Below this share of its content a question is not about the indicator: names with a third of their words dropped still pass. */
export const LINK_THRESHOLD = 0.62;
/** Below this share a sentence is not quoted as an answer. */
export const SENTENCE_THRESHOLD = 0.5;
