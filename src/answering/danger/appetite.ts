import { buildPattern } from '../../platform/text/build-pattern.js'
import { foldWithApostrophes } from '../../platform/text/tokenize.js'

/** A child who is hungry after school, as children are: "she comes home starving", "sale muerto de hambre". */
const appetite: Record<string, RegExp> = {
  en: buildPattern(
    String.raw`\b(?:(?:he|she|they|(?:my|our) (?:kid|kids|son|sons|daughter|daughters|child|children|boys?|girls?|grandson|granddaughter|teen|teenager))(?:'?s|'?re| is| are| will be|'?ll be)? )?(?:(?:always|so|just|really|very|absolutely|literally|totally|pretty|usually|often|super) ){0,3}(?:(?:comes|come|gets|get|is|are|arrives|walks) (?:back |in |home |off the bus |out of school |off of the bus ){1,2}(?:(?:always|so|just|really|very|absolutely|literally) ){0,2}(?:starving|famished|ravenous)|(?:starving|hungry|famished|ravenous) (?:(?:every day|everyday|each day|daily|again|most days) ){0,1}(?:(?:when|whenever|once|by the time|the minute|as soon as) (?:\w+ ){1,2}?(?:gets|get|comes|come|is|are|arrives|walks) (?:home|back|in|out|here|off(?: of)? the (?:bus|van)|to the car|done)|(?:after|before|at|during|by) (?:school|class|practice|pe|gym|swim|lunch|recess|dismissal|pick ?up|noon|the end of the day|the time school is out|\d{1,2}(?::\d\d)?)))\b`,
    'gu',
  ),
  es: buildPattern(
    String.raw`\b(?:siempre |todos los dias |muy )?(?:llega|llegan|sale|salen|viene|vienen|vuelve|vuelven|regresa|regresan|baja|bajan|se baja|se bajan)(?: (?:siempre|todos los dias|a (?:la )?casa|de (?:la )?(?:escuela|clase|practica|entrenar)|del (?:bus|camion|autobus|entrenamiento))){0,2} (?:muert[oa]s?|muriendose) de hambre\b`,
    'gu',
  ),
}

/** With any of this, the hunger may be more than appetite: food that is not given, a home without, a body that shows it. */
const mayBeWant: Record<string, RegExp> = {
  en: /\b(?:food|eat|eats|eaten|ate|eating|fed|feed|feeds|feeding|starv(?:es?|ing) (?:him|her|them|my|the)|days?(?<!every ?day|each day|most days|the day)|weekends?|nights?|dads?|moms?|fathers?|mothers?|step\w{3,6}|punish\w{0,4}|lock\w{0,3}|thin|thinner|skinny|weight|pounds|ribs|weak|faint\w{0,3}|dizzy|cry\w{0,3}|cries|steal\w{0,3}|hides?|beg\w{0,4}|trash|garbage|empty|broke|money|afford|homeless|evict\w{0,3}|shelter|hurt\w{0,3}|scared|afraid|die|dying|kill\w{0,3})\b/u,
  es: /\b(?:comida|comer|come|comen|comio|comieron|lonche|dan|dieron|fin de semana|noches?|papa|padrastro|madrastra|mama|castig\w{1,5}|encierr\w{1,4}|flac\w{1,5}|peso|desmay\w{1,4}|llor\w{1,4}|rob\w{1,3}|basura|dinero|alcanza|miedo|pega\w{0,3}|golp\w{1,4}|morir|matar\w{0,3})\b/u,
}

/**
 * A text without what it says of a child's appetite after school, unless the hunger may be want.
 * @param lang BCP 47
 */
export function leaveOutAppetite(text: string, lang: string): string {
  const [pattern, unless] = [appetite[lang], mayBeWant[lang]]
  if (!pattern || !unless) return text
  const folded = foldWithApostrophes(text)
  const left = folded.replace(pattern, ' ')
  return left === folded || unless.test(left) ? text : left.trim()
}
