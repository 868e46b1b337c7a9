import { buildPattern } from '../../platform/text/build-pattern.js'
import { foldWithApostrophes } from '../../platform/text/tokenize.js'

const belongings =
  'backpack|bag|jacket|coat|phone|shoes?|book|glasses|lunch ?box|water bottle|laptop|chromebook|id|card|keys?'

const smallThings =
  'hoodie|sweater|sweatshirt|gloves?|mittens?|hat|cap|scarf|boots?|sneakers?|calculator|charger|folder|notebook|homework|uniform|instrument'

/** A thing that did not come, is empty, lost, or cannot be found: told in the words for a child, but nobody is missing. */
const things: Record<string, RegExp> = {
  en: buildPattern(
    String.raw`\b(?:(?:the|our|my|his|her|their|school|morning|afternoon|late|special|yellow|\w+'s|this|that|a|no) ){0,4}(?:(?:bus|buses|van|ride|carpool|package|book|books|letter|check|report card|email|mail|text|order|refund)(?: number)?(?: \d{1,3})? (?:(?:still |just |also |again |ever )?(?:did not|didn'?t|does not|doesn'?t|has not|hasn'?t|never|is not|isn'?t))(?: ever| even)? (?:come|came|comes|coming|shown up|show up|showed up|shows up|arrive|arrived|arrives|here)(?! (?:home )?with\b| home(?! on time| late))(?: (?:home on time|home late|on time|again|yet|today|yesterday|this morning|this afternoon))?|(?:lunch |meal |school )?(?:account|balance|card|wallet|locker|lunch ?box) (?:is|was) (?:empty|gone)|(?:can'?t|cannot|can not|couldn'?t) find (?:my|his|her|their|our|the|a) (?:\w+'s )?(?:${belongings}|bus|stop|form|page|link|number|email)|(?:(?:my|our) (?:son|daughter|child|kid|boy|girl|grandson|granddaughter) |he |she )?(?:has )?lost (?:my|his|her|their|our|the|a) (?:(?:school|lunch|winter|library|student|bus|house|new) ){0,2}(?:${belongings})|(?:(?:my|our) (?:son|daughter|child|kid|boy|girl|grandson|granddaughter)|he|she)(?: is|'s)? missing (?:a|an|one|his|her|their|the|some) (?:\w+ )?(?:${belongings}|${smallThings})(?= *[.,;!?]| *$| (?:again|since|from|after|for)\b))(?![\p{L}\p{N}'])`,
    'gu',
  ),
  es: buildPattern(
    String.raw`(?<![\p{L}\p{N}])(?:(?:(?:mi|nuestr[oa]) (?:hij[oa]|nin[oa]|niet[oa]) )?(?:se le )?(?:perdio|desaparecio) (?:el|la|los|las|su|sus|un|una) (?:bicicleta|bici|patineta|mochila|chamarra|chaqueta|sueter|abrigo|telefono|celular|libro|libros|lentes|lonchera|tarjeta|tableta|computadora|llave|llaves)|no (?:me |nos )?encuentr\p{L}{1,4} (?:el|la|los|las|su|sus|mi) (?:mochila|chamarra|chaqueta|sueter|abrigo|telefono|celular|libro|libros|lentes|lonchera|camion|autobus|parada|formulario|pagina|numero|tableta|computadora|llave|llaves)(?: de (?:mi|su) (?:hij[oa]|nin[oa]))?|(?:(?:el|la|mi|su|este|ese) |^)(?:camion|autobus|bus|guagua|transporte|paquete|libro|boleta|carta|cheque|correo)(?: escolar)? (?:todavia |aun |nunca |ya )?(?:no )?(?:(?:ha )?(?:llego|llega|llegado|paso|pasa|pasado|vino|viene|venido))(?: a tiempo| hoy| ayer)?(?! con )|^(?:hoy |ayer |todavia |aun )?no (?:ha )?(?:llego|llega|llegado|paso|pasa|pasado|vino|viene|venido) (?:el|la) (?:camion|autobus|bus|guagua|transporte)(?: escolar)?(?= *[.,;!?]| *$| (?:hoy|ayer|otra|por|a la|en la)\b))(?![\p{L}\p{N}])`,
    'gu',
  ),
}

/**
 * A whole text that reports an absence and nothing more: the parent knows where the child is. With any other word, as in "the app
 * says he is absent", the text is read as it stands.
 */
const absences: Record<string, RegExp> = {
  en: buildPattern(
    `^(?:(?:hi|hello|good morning),? )?(?:(?:my|our) (?:son|daughter|child|kid|boy|girl|grandson|granddaughter)(?: is|'s| will be)|(?:he|she)(?: is|'s| will be)) absent(?: from school)?(?: today| tomorrow| this morning| on (?:mon|tues|wednes|thurs|fri)day)?[.!]?$`,
    'gu',
  ),
  es: buildPattern(
    `^(?:(?:hola|buenos dias),? )?(?:mi|nuestr[oa]) (?:hij[oa]|nin[oa]|niet[oa]) (?:esta|estara|va a estar) ausente(?: de la escuela)?(?: hoy| manana| el (?:lunes|martes|miercoles|jueves|viernes))?[.!]?$`,
    'gu',
  ),
}

/**
 * A text without its clauses about a thing that is not there; nothing of a text that only reports an absence.
 * @returns the folded rest; the text itself where there is no such clause
 */
export function leaveOutThings(text: string, lang: string): string {
  const pattern = things[lang]
  if (!pattern) return text
  const folded = foldWithApostrophes(text)
  const left = folded.trim().replace(absences[lang]!, '').replace(pattern, ' ')
  return left === folded.trim() ? text : left.replace(/\s+/g, ' ').trim()
}

const person =
  /(?<![\p{L}\p{N}])(?:he|she|him|they|them|kids?|child|children|sons?|daughters?|boys?|girls?|students?|brother|sister|twins|baby|grand\p{L}{2,9}|niece|nephew|nobody|home|el nin|ella|hij\p{L}{1,2}|nin\p{L}{1,2}|niet\p{L}{1,2}|sobrin\p{L}{1,2}|herman\p{L}{1,2}|nadie|casa)(?![\p{L}\p{N}])/u

/** True for a text about a thing that is not there, in which nobody is who could be missing. */
export function isAboutThing(text: string, lang: string): boolean {
  const left = leaveOutThings(text, lang)
  return left !== text && !person.test(left)
}
