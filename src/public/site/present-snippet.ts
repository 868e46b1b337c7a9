import type { AnswerSchool } from '../../directory/contacts/resolved-contact.js'
import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'

export interface SnippetFacts {
  /** `https://ask.example.org` */
  origin: string
  /** Origins of the websites that may embed the box. */
  parents: readonly string[]
  /** Every language the box is offered in. */
  speeches: Speech[]
  schools: AnswerSchool[]
}

/** The HTML a webmaster copies, in each language. */
export function presentSnippet({ origin, parents, speeches, schools }: SnippetFacts, speech: Speech): Page {
  const model = {
    title: speech.t('snippet.title'),
    snippets: speeches.map((each) => ({
      label: speech.t('snippet.codeEnglish', { language: speech.languageName(each.code) }),
      code: frameOf(`${origin}${paths.embed(each.code)}`, each),
      href: paths.embed(each.code),
    })),
    schools: schools.map(({ slug, name }) => ({
      name,
      address: `${origin}${paths.embed(speech.code, slug)}`,
    })),
    parents: parents.length > 0 ? parents : null,
    parentsHow: speech.t('snippet.parentsHow', { setting: 'EMBED_PARENTS' }),
  }
  return { view: 'public/site/snippet', model, description: speech.t('snippet.lead'), index: true }
}

/** High enough for a narrow column; the frame scrolls with larger text. */
const height = 740

function frameOf(address: string, speech: Speech): string {
  return `<iframe src="${address}" title="${speech.t('site.name')}" lang="${speech.code}" width="100%" height="${height}" style="border:0" loading="lazy"></iframe>`
}
