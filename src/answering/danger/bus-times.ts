import { buildPattern } from '../../platform/text/build-pattern.js'
import { foldWithApostrophes } from '../../platform/text/tokenize.js'

/**
 * "Please tell me when the bus comes", to the end of its clause. Families in need begin so as well ("please tell me my kid is safe"),
 * and the few words left say too little against it. With anybody who comes along, or does not come home, it stays.
 */
const asksForBus = buildPattern(
  String.raw`\b(?:please |(?:can|could|will|would) (?:you|someone|somebody) (?:please )?)?(?:tell me|tell us|let me know|let us know) (?:when|what time) (?:(?:the|our|my|his|her|their|school|morning|afternoon|late) ){0,3}(?:bus|van)(?: number)?(?: \d{1,3})? (?:comes|will come|should come|is coming|arrives|will arrive|gets here|is here|leaves)(?: (?:today|tomorrow|in the morning|in the afternoon|this morning|this afternoon))?(?: please)?(?=\s*(?:[.?!,;]|$))`,
  'gu',
)

const saysMore = /[\p{L}\p{N}]/u

/**
 * Nothing for an English text that only asks when the bus comes; else the text itself, for what stands beside it may be about that bus
 * ("I will jump in front of it").
 * @param lang BCP 47
 */
export function leaveOutBusTimes(text: string, lang: string): string {
  if (lang !== 'en' || !/\b(?:bus|van)\b/iu.test(text)) return text
  const left = foldWithApostrophes(text).replace(asksForBus, ' ')
  return saysMore.test(left) ? text : left.trim()
}
