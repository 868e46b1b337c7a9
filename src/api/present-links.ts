import { linksOf } from '../directory/model/link.js'
import type { PageMoment } from '../directory/page-moment.js'

/** The links of a topic or an office for the API. */
export function presentLinks(owner: Parameters<typeof linksOf>[1], { directory, speech }: PageMoment) {
  return linksOf(directory, owner, speech.code).map(({ label, href }) => ({ label: label.text, url: href }))
}
