import type { StaffGalleryPage } from './gallery-staff.js'

const admin = { role: 'admin' } as const
const base = '/admin/routing'

/** Phrases without a topic, synonyms, and thresholds in the routing editor. */
export const galleryPhrases: StaffGalleryPage[] = [
  { name: 'danger', path: `${base}/danger?lang=en&kind=fire-hazard&added=2&already=1`, ...admin },
  { name: 'danger-none', path: `${base}/danger?q=nothing+like+this`, ...admin },
  {
    name: 'danger-faulty',
    method: 'post',
    path: `${base}/danger`,
    form: { lang: 'xx', texts: '' },
    status: 422,
    ...admin,
  },
  {
    name: 'danger-none-ticked',
    method: 'post',
    path: `${base}/danger/remove`,
    form: { lang: 'en' },
    status: 422,
    ...admin,
  },
  {
    name: 'danger-names',
    method: 'post',
    path: `${base}/danger`,
    form: { lang: 'en', kind: 'suicide', means: 'danger', texts: 'Tyler Johnson wants to hurt himself' },
    status: 422,
    ...admin,
  },
  { name: 'out-of-scope', path: `${base}/out-of-scope?lang=en`, ...admin },
  {
    name: 'out-of-scope-faulty',
    method: 'post',
    path: `${base}/out-of-scope`,
    form: { lang: 'en', texts: '' },
    status: 422,
    ...admin,
  },
  { name: 'synonyms', path: `${base}/synonyms?saved=yes`, ...admin },
  { name: 'synonyms-edit', path: `${base}/synonyms?of=en&edit=meds`, ...admin },
  {
    name: 'synonyms-clash',
    method: 'post',
    path: `${base}/synonyms`,
    form: { lang: 'en', word: 'meds', means: 'medicine' },
    status: 409,
    ...admin,
  },
  {
    name: 'synonyms-faulty',
    method: 'post',
    path: `${base}/synonyms`,
    form: { lang: 'en', word: 'two words', means: '' },
    status: 422,
    ...admin,
  },
  { name: 'thresholds', path: `${base}/thresholds?saved=yes`, ...admin },
  {
    name: 'thresholds-clash',
    method: 'post',
    path: `${base}/thresholds`,
    form: { seen: 'older', choose: '60' },
    status: 409,
    ...admin,
  },
  { name: 'topic-held', path: `${base}/topics/meal-app/remove`, ...admin },
]
