import type { PickedChild } from '../../../src/answering/find-answer.js'
import { createTranslateContent } from '../../../src/answering/translate-content.js'
import { allEmergencyLines } from '../../../src/directory/contacts/emergency-lines.js'
import type { DirectorySnapshot } from '../../../src/directory/model/directory-snapshot.js'
import type { TodayLine } from '../../../src/directory/today/today-line.js'
import { mainLanguage } from '../../../src/paths/paths.js'
import type { Language } from '../../../src/platform/language/language.js'
import { createTestApp, type TestApp } from '../app/test-app.js'
import { pseudoLanguage } from '../samples/pseudo-words.js'
import { sampleNow } from '../samples/sample.js'
import { sampleDirectory } from '../samples/sample-directory.js'
import { translatedDirectory } from '../samples/translated-directory.js'
import { withClosedPlaces } from './closed-places.js'
import { galleryAnswers, galleryAsker } from './gallery.js'
import { typedForLost } from './gallery-faults.js'
import { galleryWords, typedIn, typedInEnglish } from './gallery-words.js'
import { shopInVain } from './shop-in-vain.js'
import { translateAnswer, translateEmergency, typedThree, typedTwo } from './translate-answer.js'

/**
 * The app that shows the gallery in a language as a family would see it: the district's words, and their own, in it.
 * @param todayLines the news of the day, as of each page
 */
export async function createGalleryApp(
  lang: string,
  language: Language,
  todayLines?: () => TodayLine[],
): Promise<TestApp> {
  const withNews = (directory: DirectorySnapshot) => () =>
    todayLines ? { ...directory, todayLines: todayLines() } : directory
  const { directory: sample } = await sampleDirectory()
  const plain = createTestApp({
    language,
    ...(todayLines && { directory: withNews(withClosedPlaces(sample)) }),
  })
  shopInVain(plain)
  if (lang === mainLanguage || lang === pseudoLanguage) return plain
  const directory = withClosedPlaces(await translatedDirectory())
  const published = plain.services.published()!
  const speech = language.speech(lang)
  const sources = { directory, topics: published.topics, speech }
  const content = createTranslateContent()(published, directory.translations)
  const made = createTestApp({
    language,
    directory: withNews(directory),
    published: () => content,
    emergencyLines: () => allEmergencyLines(directory.crisisLines, lang, { directory, now: sampleNow }),
    findEmergency(typed) {
      const found = plain.services.findEmergency({ ...typed, text: typedInEnglish(lang, typed.text) })
      return found && translateEmergency(found, sources)
    },
    answerConcern: async (concern) =>
      translateAnswer(
        await plain.services.answerConcern({ ...concern, text: typedInEnglish(lang, concern.text) }),
        sources,
      ),
    findInDirectory: (words, query) => plain.services.findInDirectory(typedInEnglish(lang, words), query),
    async findAnswer(code: string, asked: string, school: string | null, child?: PickedChild) {
      const known = galleryAnswers[code]
      return known ? translateAnswer(known, sources) : plain.services.findAnswer(code, asked, school, child)
    },
  })
  const typed = {
    ...{ TW0C0NC1: typedTwo(lang), THREEC01: typedThree(lang), SCH00C1X: galleryWords(lang).teased },
    K0ST0001: typedIn(lang, typedForLost.K0ST0001),
  }
  shopInVain(made)
  for (const [code, text] of Object.entries(typed)) made.services.typedTexts.keep(code, galleryAsker, text)
  return made
}
