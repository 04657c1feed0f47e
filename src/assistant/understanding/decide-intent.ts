/** Which kind of answer is wanted, from the cues and from what could be linked. Order matters: the surest signs come first. */
import type { Cues } from './cues.ts';
import type { Intent } from './question.ts';

export interface Signs {
  cues: Cues;
  /** A definition exists for what "… là gì" asks about. */
  definable: boolean;
  unitNamed: boolean;
  levelNamed: boolean;
  criterionNamed: boolean;
  pillarNamed: boolean;
  localitiesNamed: number;
  ownLocality: boolean;
  /** The province's documents hold scores of units, or standings of indicators. */
  hasScores: boolean;
  hasStandings: boolean;
  hasStatedRanks: boolean;
  hasIndicators: boolean;
  threshold: boolean;
  /** The best indicator link, 0 when none. */
  indicatorCoverage: number;
  /** The best sentence is about it more than the best indicator is. */
  passageBetter: boolean;
  obligationCoverage: number;
}

export function decideIntent(signs: Signs): Intent {
  const { cues } = signs;
  if (cues.greeting) return 'greeting';
  if (cues.help) return 'help';
  if (cues.definition && signs.definable) return 'definition';
  if (cues.quality) return 'data_quality';
  if (cues.why) return 'why_low';
  if (comparesPlaces(signs)) return 'compare';
  if (cues.documents && !cues.whichIndicators) return 'doc_list';
  if (asksStanding(signs)) {
    if (cues.countOfIndicators) return 'count';
    if (cues.whoIs && cues.roles.length > 0) return 'responsibility_of_indicator';
    if (signs.unitNamed && cues.roles.length > 0) return 'duties_of_unit';
    if (cues.standing !== 'asked' && (cues.whichIndicators || cues.many) && cues.standing !== null)
      return 'indicator_list';
    return 'indicator_status';
  }
  const scored = scoreIntent(signs);
  if (scored !== null) return scored;
  if (cues.furthest) return 'ranking';
  if (cues.when || cues.howOften) return 'deadline';
  if (cues.countOfIndicators) return 'count';
  if (
    cues.whoIs &&
    cues.roles.length > 0 &&
    !(cues.whichIndicators && signs.unitNamed && signs.indicatorCoverage < 0.4)
  )
    return 'responsibility_of_indicator';
  if (
    signs.unitNamed &&
    (cues.duties ||
      (cues.roles.length > 0 && (cues.whichIndicators || cues.many)) ||
      (cues.whichIndicators && signs.indicatorCoverage < 0.6))
  ) {
    return asksResults(cues) && cues.roles.length > 0 ? 'indicator_list' : 'duties_of_unit';
  }
  if (
    cues.whichIndicators ||
    ((cues.many || cues.overview) && signs.pillarNamed && signs.hasIndicators && !cues.target)
  )
    return 'indicator_list';
  if (cues.whoIs) return 'responsibility_of_indicator';
  if (cues.duties && signs.unitNamed) return 'duties_of_unit';
  if (cues.target && !cues.result) return 'target_lookup';
  return 'indicator_status';
}

function asksResults(cues: Cues): boolean {
  return cues.result || cues.overview;
}

function comparesPlaces(signs: Signs): boolean {
  if (signs.localitiesNamed >= 2) return true;
  return signs.cues.compare && signs.localitiesNamed >= 1 && signs.ownLocality;
}

/** "Chỉ tiêu … năm 2022 đã đạt điểm tối đa chưa?": asked of indicators, where the plan groups them by marks. */
function asksStanding(signs: Signs): boolean {
  return (
    signs.hasStandings &&
    signs.cues.standing !== null &&
    !(signs.hasScores && (signs.levelNamed || signs.criterionNamed))
  );
}

function scoreIntent(signs: Signs): Intent | null {
  const { cues } = signs;
  if (cues.rank === 'position' && signs.hasStatedRanks && !signs.unitNamed && !signs.levelNamed) return 'ranking';
  if (!signs.hasScores || cues.whichIndicators) return null;
  const about = signs.unitNamed || signs.levelNamed || signs.criterionNamed;
  if (cues.rank !== null && about && !cues.furthest) return 'ranking';
  if (cues.average && (cues.score || signs.levelNamed)) return 'score_lookup';
  if (cues.score && cues.howMany && signs.levelNamed && cues.standing !== null) return 'count';
  if (cues.score && (signs.unitNamed || signs.criterionNamed) && !cues.when) return 'score_lookup';
  return null;
}
