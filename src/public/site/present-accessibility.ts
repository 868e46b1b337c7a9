import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { inLanguage } from '../../directory/model/in-language.js'
import { officeRole } from '../../directory/model/office-role.js'
import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page, PageModel } from '../../platform/web/pages.js'

/** When someone last compared this statement with the service. */
const reviewedOn = '2026-11-25'

export interface AccessibilityModel extends PageModel {
  lead: string
  /** Null if the district has no such office. */
  complaints: { name: string; href: string } | null
  /** Null where the district gives none. */
  address: string | null
  emailAction: string
  reviewedOn: string
}

/** The accessibility statement. */
export function presentAccessibility(directory: DirectorySnapshot, speech: Speech): Page {
  const { address, city, state, zip } = directory.district
  const office = directory.officeWithRole(officeRole.civilRights)
  const model: AccessibilityModel = {
    title: speech.t('about.accessibility'),
    lead: speech.t('accessibilityPage.lead'),
    complaints: office && {
      name: inLanguage(office.words, speech.code).name,
      href: paths.office(office.id, speech.code),
    },
    address: address ? `${address}, ${city}, ${state} ${zip}` : null,
    emailAction: paths.districtEmail(speech.code),
    reviewedOn,
  }
  return { view: 'public/site/accessibility', model, description: model.lead, index: true }
}
