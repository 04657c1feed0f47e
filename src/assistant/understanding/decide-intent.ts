/** Which kind of answer is wanted, from the cues and from what could be linked. Order matters: the surest signs come first. */
import type { Cues } from './cues.ts';
import type { Intent } from './question.ts';

export interface Signs {
  cues: Cues;
  /** A definition exists for what "… là gì" asks about. */
  definable: boolean;
  unitNamed: boolean;
  /** The unit is the one that acts ("Sở Y tế chủ trì"), not merely an addressee ("gửi Bộ …"). */
  unitActs: boolean;
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
  /** The best indicator link, 0 when none. */
  indicatorCoverage: number;
  /** "Nhóm …", "các chỉ tiêu …": a group is meant, not one indicator. */
  groupNamed: boolean;
  /** Indicators are to be ordered by their results. */
  rankedIndicators: boolean;
}

export function decideIntent(signs: Signs): Intent {
  const { cues } = signs;
  if (cues.greeting) return 'greeting';
  if (cues.help) return 'help';
  if (cues.definition && signs.definable) return 'definition';
  if (cues.quality) return 'data_quality';
  if (cues.why) return 'why_low';
  if (comparesPlaces(signs)) return 'compare';
  if ((cues.furthest || signs.rankedIndicators) && signs.hasIndicators) return 'ranking';
  if (asksStanding(signs)) return standingIntent(signs);
  const scored = scoreIntent(signs);
  if (scored !== null) return scored;
  if (cues.whoIs && cues.roles.length > 0 && !cues.when) return responsibilityIntent(signs);
  if (cues.documents && !cues.whichIndicators) return 'doc_list';
  if (cues.when || cues.howOften) return 'deadline';
  if (cues.countOfIndicators) return 'count';
  if (asksDuties(signs)) return asksResults(cues) && cues.roles.length > 0 ? 'indicator_list' : 'duties_of_unit';
  if (cues.whichIndicators || asksAboutPillar(signs)) return 'indicator_list';
  if (cues.whoIs && cues.charge && !cues.result) return 'responsibility_of_indicator';
  if (cues.target && !cues.gap && (!cues.result || cues.nationalTarget)) return 'target_lookup';
  return 'indicator_status';
}

/** "Sở nào chủ trì chỉ tiêu …?"; but "Sở Y tế hướng dẫn chỉ tiêu nào?" asks for the duties of the unit. */
function responsibilityIntent(signs: Signs): Intent {
  return signs.cues.whichIndicators && signs.unitActs && signs.indicatorCoverage < 0.4
    ? 'duties_of_unit'
    : 'responsibility_of_indicator';
}

function asksDuties(signs: Signs): boolean {
  const { cues } = signs;
  if (!signs.unitActs) return false;
  return (
    cues.duties ||
    (cues.roles.length > 0 && (cues.whichIndicators || cues.many)) ||
    (cues.whichIndicators && signs.indicatorCoverage < 0.6)
  );
}

function asksAboutPillar(signs: Signs): boolean {
  const { cues } = signs;
  const one = signs.indicatorCoverage >= 0.6 && !signs.groupNamed;
  return (cues.many || cues.overview) && signs.pillarNamed && signs.hasIndicators && !cues.target && !one;
}

function standingIntent(signs: Signs): Intent {
  const { cues } = signs;
  if (cues.countOfIndicators) return 'count';
  if (cues.whoIs && cues.roles.length > 0) return 'responsibility_of_indicator';
  if (signs.unitActs && cues.roles.length > 0) return 'duties_of_unit';
  const group = cues.whichIndicators || cues.many || (signs.groupNamed && signs.pillarNamed);
  return cues.standing !== 'asked' && group ? 'indicator_list' : 'indicator_status';
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
  if (cues.rank === 'position' && signs.unitNamed) return 'ranking';
  if (cues.whichIndicators) return null;
  // marks are asked where none are stored: said as such instead of answering with another figure
  if (!signs.hasScores)
    return cues.score && (cues.scoreAsked || cues.rank !== null) && cues.standing === null && !cues.furthest
      ? 'score_lookup'
      : null;
  const about = signs.unitNamed || signs.levelNamed || signs.criterionNamed;
  if (cues.average && (cues.score || signs.levelNamed)) return 'score_lookup';
  if (cues.rank !== null && about && !cues.furthest) return 'ranking';
  // "đơn vị nào DTI thấp nhất?" names no level: every level's end of the table is meant
  const end = cues.rank === 'top' || cues.rank === 'bottom';
  if (end && (cues.index || (cues.score && cues.whoIs)) && cues.roles.length === 0 && !cues.furthest) return 'ranking';
  if (cues.score && cues.howMany && signs.levelNamed && cues.standing !== null) return 'count';
  if (cues.score && (signs.unitNamed || signs.criterionNamed || cues.scoreAsked) && !cues.when) return 'score_lookup';
  // "Sở Giáo dục thể chế số?": a unit and a criterion alone ask for the mark
  if (cues.compare && signs.unitNamed && signs.criterionNamed) return 'score_lookup';
  const bare = cues.roles.length === 0 && !cues.duties && !cues.target && !cues.when && !cues.whoIs;
  return signs.unitNamed && signs.criterionNamed && bare ? 'score_lookup' : null;
}
