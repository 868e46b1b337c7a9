import { fold } from '../../platform/text/tokenize.js'

/** Rewrites a word for look-up. Each further form removes more of the letters that writers add or leave out. */
export type WordForm = (word: string) => string

const arabicLetters = (word: string) =>
  word
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/ؤ/g, 'و')
    .replace(/ئ/g, 'ي')
    .replace(/ـ/g, '')

/** "And", "so", "with", "for", "like", and the article: Arabic attaches them to the word. */
const arabicPrefixes = /^(?:[وف]?(?:لل|[بلك]?ال)|[وفبلك])(?=.{3})/

/** Articles and possessives: Somali attaches them to the word ("bas", "baska", "baskii", "baskayga"). */
const somaliEndings =
  /(?<=.{3})[kgtdh](?:a|u|ii|an|aas|(?:ayag|ayg|aag|ayd|ey[dg]|iis|eed|ee?nn?|ood|iin)(?:a|u|ii))$/

/** Particles for case, topic and number: Korean attaches them to the word. */
const koreanParticles =
  /(?<=.)(?:에서는|에게서|한테서|으로는|이라고|에서|에게|한테|께서|으로|까지|부터|처럼|보다|마다|이랑|하고|은|는|이|가|을|를|에|로|도|만|의|와|과|랑|들|요)$/

// "đ" does not decompose into a letter and a mark.
const vietnameseLetters = (word: string) => word.replace(/đ/g, 'd')

const lower: WordForm = (word) => word.normalize('NFC').toLowerCase().replace(/['’]/g, '')

const forms: Record<string, WordForm[]> = {
  ar: [
    lower,
    (word) => arabicLetters(fold(word)),
    (word) => arabicLetters(fold(word)).replace(arabicPrefixes, ''),
  ],
  ko: [lower, (word) => lower(word).replace(koreanParticles, '')],
  so: [lower, fold, (word) => fold(word).replace(somaliEndings, '')],
  vi: [lower, (word) => vietnameseLetters(fold(word))],
}

/** A language's forms, in the order to try. */
export function formsOf(lang: string): WordForm[] {
  return forms[lang] ?? [lower, fold]
}
