import type { TestApp } from '../app/test-app.js'
import type { StaffGalleryPage } from './gallery-staff.js'

const admin = { role: 'admin' } as const
const base = '/admin/translations'

/** Translations: the list, one text, and files for translators. */
export const galleryTranslations: StaffGalleryPage[] = [
  { name: 'translations', path: `${base}?of=ar&kind=crisis-line`, ...admin },
  { name: 'translations-none', path: `${base}?of=vi&state=changed`, ...admin },
  { name: 'translation', path: `${base}/ar/crisis-line/988`, ...admin },
  { name: 'translation-own', path: `${base}/es/topic/bus-late`, ...admin },
  {
    name: 'translation-clash',
    method: 'post',
    path: `${base}/vi/topic/bus-late`,
    form: { title: 'Xe trễ', version: 'older' },
    status: 409,
    ...admin,
  },
  { name: 'translations-import', path: `${base}/import`, ...admin },
  { name: 'translations-imported', path: `${base}/import?saved=12`, ...admin },
]

/** A checked help line in Arabic. */
export function translateGallery({ services }: TestApp): void {
  const { translations } = services
  const { version } = translations.find('crisis-line', '988', 'ar')!
  const words = {
    name: 'خط 988 لمنع الانتحار وللأزمات النفسية',
    text: 'اتصل بالرقم 988 أو أرسل إليه رسالة نصية.',
  }
  translations.save({
    kind: 'crisis-line',
    owner: '988',
    lang: 'ar',
    words,
    checkedBy: 'Layla Haddad',
    version,
  })
}
