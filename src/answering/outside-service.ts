import { inLanguage } from '../directory/model/in-language.js'
import type { OutsideService } from '../directory/model/outside-service-store.js'
import type { Speech } from '../platform/language/language.js'
import type { Outside } from './answer.js'

/** The id of the help line that knows the others. */
const generalService = 'other'

/**
 * Tells a family that the district does not handle this, and who does.
 * A doctor or a bank has no number for everybody: then that of the general help line is given, and said to be.
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
  const { website, words } = service
  const general = listed(generalService)
  const { name } = inLanguage(words, speech.code)
  const text = service.phone
    ? speech.t('outside.call', { name, phone: speech.phone(service.phone) })
    : [speech.t('outside.name', { name }), ...sayMore(general, speech)].join(' ')
  const phone = service.phone ?? general?.phone ?? null
  return { id: known ? known.id : null, name, phone, website, text }
}

function sayMore(general: OutsideService | undefined, speech: Speech): string[] {
  return general?.phone ? [speech.t('outside.more', { phone: speech.phone(general.phone) })] : []
}
