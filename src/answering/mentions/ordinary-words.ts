import { readDictionary } from '../../platform/text/dictionary-words.js'
import { type PackedWords, packWords } from '../../platform/text/packed-words.js'

/** True for a word (as `foldName` writes it) in ordinary use: it needs more evidence to be a name. */
export type IsOrdinary = (word: string) => boolean

/**
 * Knows the lower-case words of the English dictionary, Spanish words that are also names, and words that families
 * write often.
 * @param timesWritten how often the catalog has a word
 */
export function createOrdinaryWords(timesWritten: (word: string) => number = () => 0): IsOrdinary {
  englishWords ??= packWords(readDictionary('dictionary-en'))
  const english = englishWords
  return (word) =>
    spanishWords.has(word) ||
    minCommonUses <= timesWritten(word) ||
    isEnglish(word, english) ||
    /\d/.test(word)
}

/** Read once: it never changes. */
let englishWords: PackedWords | null = null

/** The catalog has a teacher's name a few times, an ordinary word more often. */
const minCommonUses = 10

function isEnglish(word: string, english: PackedWords): boolean {
  if (english.has(word)) return true
  for (const [ending, instead] of endings) {
    if (word.length <= ending.length + 2 || !word.endsWith(ending)) continue
    if (english.has(word.slice(0, -ending.length) + instead)) return true
  }
  return false
}

const endings = [
  ['s', ''],
  ['es', ''],
  ['ies', 'y'],
  ['ed', ''],
  ['ed', 'e'],
  ['ing', ''],
  ['ing', 'e'],
  ['ly', ''],
  ['er', ''],
  ['er', 'e'],
] as const

const spanishWords = new Set(
  `alba amor angel arroyo bella blanca blanco bueno calle campo campos casas castillo cruz cuevas delgado
  dolores esperanza estrella feliz flor flores franco fuente fuentes gallo gracia guerra guerrero hidalgo
  iglesias jardin lago leal leon leona linda llanos luna luz madera mar mayo mercado mesa 
  montana montes moreno nieves olmo padre palma palomo pardo paz pena penas pino plata prado prieto
  puente puentes quinto ramos real rey reina reyes rico rio rios robles roca rojo rosa rosario
  rubio salas salinas santos serrano sierra silva sol solano toro torres valle vega vela ventura
  vera verde villa vino vivas hora horas hola hijo hija hijos nina nino clase clases maestra maestro
  escuela camion autobus comida lonche libro libros tarea tareas grado grados oficina directora consejera papeles
  junta juntas ayuda queja quejas carta cartas forma formas prueba pruebas nota notas datos fecha fechas costo`.split(
    /\s+/,
  ),
)
