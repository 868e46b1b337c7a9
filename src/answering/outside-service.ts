import { inLanguage } from '../directory/model/in-language.js'
import type { OutsideService } from '../directory/model/outside-service-store.js'
import type { Speech } from '../platform/language/language.js'
import type { Outside } from './answer.js'

/** The id of the help line that knows the others. */
const generalService = 'other'

/**
 * Tells a family that the district does not handle this, and who does.
 * @param id of an outside service. With null, or one that the district does not list, the general help line is named, if it is listed.
 */
export function presentOutside(
  id: string | null,
  services: readonly OutsideService[],
  speech: Speech,
): Outside {
  const listed = (wanted: string | null) => services.find((each) => each.id === wanted)
  const known = listed(id)
  const service = known ?? listed(generalService)
  const nothing = { id: null, name: null, phone: null, website: null }
  if (!service) return { ...nothing, text: speech.t('outside.nobody') }
  const { phone, website, words } = service
  const { name } = inLanguage(words, speech.code)
  const text = phone
    ? speech.t('outside.call', { name, phone: speech.phone(phone) })
    : speech.t('outside.name', { name })
  return { id: known ? known.id : null, name, phone, website, text }
}
