import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { inLanguage, isInEnglish } from '../../directory/model/in-language.js'
import { mainLanguage, paths } from '../../paths/paths.js'
import type { InterpreterLine, Language, OwnName, Speech } from '../../platform/language/language.js'
import { type Page, type PageModel, pickLanguage } from '../../platform/web/pages.js'

interface LinkedLanguage {
  name: string
  href: string
}

interface SpokenLanguage {
  /** In the page's language. */
  name: string
  /** In the language itself. */
  ownName: string
  /** Both are the same word. */
  isSame: boolean
  lang: string
  dir: 'ltr' | 'rtl'
  /** The home page in that language; null if the pages are not in it. */
  home: string | null
  /** How to ask for an interpreter, in that language; null if not written yet. */
  line: InterpreterLine | null
  /** Null if nobody speaks it. */
  offices: LinkedLanguage[] | null
  schools: LinkedLanguage[] | null
}

/** A language of the pages, in its own script. */
interface PageLanguage extends OwnName {
  home: string
}

export interface LanguagesModel extends PageModel {
  lead: string
  /** The district's own instructions for calling; null for none. */
  note: string | null
  /** Languages in which families are welcomed. */
  welcome: SpokenLanguage[]
  /** The same without the main language, which every office speaks. */
  spoken: SpokenLanguage[]
  /** The languages of the pages, each in itself. */
  readIn: PageLanguage[]
}

/** The languages page: how to get an interpreter, in each language, and who speaks which. */
export function presentLanguages(directory: DirectorySnapshot, language: Language, speech: Speech): Page {
  const { welcomeLanguages, interpreterNote } = directory.district
  const welcome = welcomeLanguages.map((tag) => presentSpoken(tag, directory, language, speech))
  // A district writes its note in a language or two; the sentence of the service is there in each.
  const noteIn = (lang: string) =>
    (isInEnglish(interpreterNote, lang) ? language.interpreterLine(lang)?.text : undefined) ??
    inLanguage(interpreterNote, lang)
  const model: LanguagesModel = {
    title: speech.t('about.languages'),
    lead: speech.t('languagesPage.lead'),
    note: noteIn(speech.code) || null,
    welcome,
    spoken: welcome.filter(({ lang }) => lang !== mainLanguage),
    readIn: language.offered.map((code) => ({
      ...language.ownName(code),
      home: pickLanguage(paths.home(code), code),
    })),
  }
  return { view: 'public/site/languages', model, description: model.lead, index: true }
}

function presentSpoken(
  tag: string,
  directory: DirectorySnapshot,
  language: Language,
  speech: Speech,
): SpokenLanguage {
  const [name, own] = [speech.languageName(tag), language.ownName(tag)]
  return {
    name,
    ...own,
    isSame: name.toLocaleLowerCase(tag) === own.ownName.toLocaleLowerCase(tag),
    home: language.offered.includes(tag) ? pickLanguage(paths.home(tag), tag) : null,
    line: language.interpreterLine(tag),
    offices: orNull(officesSpeaking(tag, directory, speech)),
    schools: orNull(schoolsSpeaking(tag, directory, speech)),
  }
}

function officesSpeaking(tag: string, directory: DirectorySnapshot, { code }: Speech): LinkedLanguage[] {
  return directory.ownOffices
    .filter(({ id }) => directory.contactAt(id, null)?.languages.includes(tag))
    .map(({ id, words }) => ({ name: inLanguage(words, code).name, href: paths.office(id, code) }))
}

function schoolsSpeaking(
  tag: string,
  { schools, contacts }: DirectorySnapshot,
  { code }: Speech,
): LinkedLanguage[] {
  const slugs = new Set(
    contacts.filter(({ languages }) => languages.includes(tag)).map((contact) => contact.school),
  )
  return schools
    .filter(({ slug, languages }) => slugs.has(slug) || languages.includes(tag))
    .map(({ slug, name }) => ({ name, href: paths.school(slug, code) }))
}

const orNull = (links: LinkedLanguage[]) => (links.length > 0 ? links : null)
