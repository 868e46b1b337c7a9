import { inquiries, wrongDoors } from '../../../src/platform/database/schema.js'
import type { TestApp } from '../app/test-app.js'
import type { StaffGalleryPage } from './gallery-staff.js'

const admin = { role: 'admin' } as const
const base = '/admin/routing'

/** Saved cases, wrong doors, suggestions, and the configuration file. */
export const galleryCases: StaffGalleryPage[] = [
  { name: 'cases', path: `${base}/cases`, ...admin },
  { name: 'cases-failing', path: `${base}/cases?failing=yes`, role: 'editor' },
  { name: 'cases-none', path: `${base}/cases?q=nothing+like+this`, ...admin },
  { name: 'case', path: `${base}/cases/1`, ...admin },
  { name: 'case-locked', path: `${base}/cases/1`, role: 'editor' },
  { name: 'case-new', path: `${base}/cases/new`, ...admin },
  { name: 'case-from-inquiry', path: `${base}/cases/new?inquiry=GALERY00`, ...admin },
  {
    name: 'case-faulty',
    method: 'post',
    path: `${base}/cases/new`,
    form: { concern: '', lang: 'English' },
    status: 422,
    ...admin,
  },
  {
    name: 'case-alarm',
    method: 'post',
    path: `${base}/cases/new`,
    form: { concern: 'He will be killed if he misses the bus', lang: 'en', alarm: 'yes' },
    status: 422,
    ...admin,
  },
  { name: 'cases-import', path: `${base}/cases/import`, ...admin },
  { name: 'wrong-doors', path: `${base}/wrong-doors`, ...admin },
  { name: 'to-do', path: '/admin/to-do?said=taught', ...admin },
  { name: 'to-do-gone', path: '/admin/to-do?said=gone', role: 'editor' },
  { name: 'to-do-handled', path: '/admin/to-do?show=handled', ...admin },
  { name: 'to-do-teach', path: '/admin/to-do/teach?key=miss:GALERY01', ...admin },
  {
    name: 'to-do-teach-faulty',
    method: 'post',
    path: '/admin/to-do/teach',
    form: { key: 'miss:GALERY01', text: 'no velotram came', lang: '', topic: '' },
    status: 422,
    ...admin,
  },
  {
    name: 'to-do-faulty',
    method: 'post',
    path: '/admin/to-do/handled',
    form: { key: 'miss:GALERY01', reason: '' },
    status: 422,
    ...admin,
  },
  { name: 'catalog', path: '/admin/to-do/catalog', ...admin },
  { name: 'suggestions', path: `${base}/suggestions`, ...admin },
  { name: 'configuration-file', path: `${base}/file`, ...admin },
]

/** Questions that reached nobody, and wrong doors. */
export function askInVain({ database, services }: TestApp): void {
  const texts = [
    'the yellow velotram skipped our corner this morning and nobody called us about it',
    'no velotram came',
    'our card will not load',
  ]
  const topics = [
    { slug: 'bus-late', probability: 0.3 },
    { slug: 'lunch-balance', probability: 0.1 },
  ]
  const at = services.now().getTime()
  for (const [index, text] of texts.entries()) {
    const outcome = index < 2 ? ('handover' as const) : ('answer' as const)
    const { id } = database
      .insert(inquiries)
      .values({
        ...{ code: `GALERY0${index}`, askedAt: at + index, text, textUntil: null, lang: 'en', school: null },
        ...{ channel: 'page', outcome, emergency: null, revision: 1, trace: {} },
        result: { outcome, offices: [{ office: 'transportation', score: 0.9, topic: 'bus-late' }], topics },
      })
      .returning({ id: inquiries.id })
      .get()
    const door = { office: 'transportation', topic: 'bus-late', rule: null, lang: 'en' }
    if (outcome === 'answer')
      database
        .insert(wrongDoors)
        .values({ inquiry: id, reportedAt: at, ...door })
        .run()
  }
}
