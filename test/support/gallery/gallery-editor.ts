import { gateOf } from '../../../src/content/rehearsal/gate.js'
import type { Publication } from '../../../src/content/revisions/publication-store.js'
import { ThreadFault } from '../../../src/platform/threads/thread-fault.js'
import type { RoutingServices } from '../../../src/staff/routing/routing-services.js'
import { signIn } from '../app/sign-in.js'
import type { TestApp } from '../app/test-app.js'
import type { StaffGalleryPage } from './gallery-staff.js'

/** Overrides what `prepareRouting` set up for a page. */
export type RoutingState = (whole: RoutingServices) => {
  [Part in keyof RoutingServices]?: Partial<RoutingServices[Part]>
}

const admin = { role: 'admin' } as const
const base = '/admin/routing'

const neverRehearsed: RoutingState = (whole) => ({
  rehearsals: { latest: () => null, start: () => 9 },
  publishing: {
    async status() {
      const at = await whole.publishing.status()
      return { ...at, rehearsal: null, gate: gateOf(at.frozen, null) }
    },
  },
})
const rehearsing: RoutingState = () => ({
  rehearsals: { progress: () => ({ id: 9, work: 'replaying', share: 0.37 }) },
})
const rehearsingFirst: RoutingState = (whole) => ({ ...neverRehearsed(whole), ...rehearsing(whole) })
const failed: RoutingState = (whole) => ({
  rehearsals: {
    latest: () => ({
      ...whole.rehearsals.latest()!,
      ...{ state: 'failed', report: null, fault: new ThreadFault('draft', 'memory').wording },
    }),
  },
})
const unchanged: RoutingState = (whole) => ({
  publishing: {
    async status() {
      const at = await whole.publishing.status()
      return { ...at, gate: { ...at.gate, unchanged: true } }
    },
  },
})
const open =
  (change: Partial<Publication>, progress: ReturnType<RoutingServices['publisher']['progress']> = null) =>
  (whole: RoutingServices) => {
    const { publications } = whole.publisher
    const publication = { ...publications.list(1)[0]!, ...change }
    return {
      publisher: {
        progress: () => progress && { ...progress, publication: publication.id },
        publications: { ...publications, open: () => publication },
      },
    }
  }
const waiting = open({
  ...{ state: 'waiting', note: 'The river road is closed until May' },
  requestedBy: 'di@cedarvalley.example',
})
const waitingForAnother: RoutingState = (routing) => ({
  ...waiting(routing),
  publishing: { areIndependent: () => false },
})
const preparing = open({ state: 'preparing' }, { publication: null, work: 'topics', share: 0.62 })
/** The live revision is a rollback that took back all that the working copy has. */
const rolledBack: RoutingState = ({ publisher: { publications }, revisionTasks }) => ({
  publisher: {
    publications: {
      ...publications,
      ofRevision: (id: number) => ({ ...publications.ofRevision(id)!, kind: 'roll-back' as const, base: 1 }),
    },
  },
  revisionTasks: { compare: (before, _after, limit) => revisionTasks.compare(before, 'working-copy', limit) },
})
const publishFailed: RoutingState = ({ publisher: { publications } }) => ({
  publisher: {
    publications: {
      ...publications,
      list: () => [
        {
          ...publications.list(1)[0]!,
          state: 'failed',
          fault: new ThreadFault('learning', 'silent').wording,
        },
      ],
    },
  },
})

/** The routing editor: revision 2 is live, and the working copy differs from it in every way. */
export const galleryEditor: StaffGalleryPage[] = [
  { name: 'routing', path: base, ...admin },
  { name: 'routing-saved', path: `${base}?saved=yes`, ...admin },
  { name: 'routing-editor', path: base, role: 'editor' },

  { name: 'topics', path: `${base}/topics`, ...admin },
  { name: 'topics-mine', path: `${base}/topics?mine=yes&q=bus`, role: 'editor' },
  { name: 'topics-none', path: `${base}/topics?q=nothing+like+this`, ...admin },
  { name: 'topic', path: `${base}/topics/bus-late?saved=yes`, ...admin },
  { name: 'topic-locked', path: `${base}/topics/bullying`, role: 'editor' },
  { name: 'topic-new', path: `${base}/topics/new`, ...admin },
  {
    name: 'topic-faulty',
    method: 'post',
    path: `${base}/topics/new`,
    form: { slug: 'Bus late!' },
    status: 422,
    ...admin,
  },
  {
    name: 'topic-clash',
    method: 'post',
    path: `${base}/topics/bus-late`,
    form: { seen: 'older' },
    status: 409,
    ...admin,
  },
  { name: 'retire-topic', path: `${base}/topics/bus-late/remove`, ...admin },
  { name: 'phrasings', path: `${base}/topics/bus-late/phrasings`, ...admin },
  { name: 'phrasings-none', path: `${base}/topics/bus-late/phrasings?q=nothing+like+this`, ...admin },
  { name: 'phrasings-locked', path: `${base}/topics/bullying/phrasings`, role: 'editor' },
  {
    name: 'phrasings-faulty',
    method: 'post',
    path: `${base}/topics/bus-late/phrasings`,
    form: { lang: 'en', texts: '' },
    status: 422,
    ...admin,
  },
  {
    name: 'phrasings-stopped',
    method: 'post',
    path: `${base}/topics/bus-late/phrasings`,
    form: { lang: 'en', texts: 'the yellow one forgot us\nTyler Johnson was late for the bus' },
    status: 422,
    ...admin,
  },

  { name: 'rules', path: `${base}/rules?saved=yes`, ...admin },
  {
    name: 'rules-gone',
    path: `${base}/rules`,
    ...admin,
    routing: ({ rules }) => ({ rules: { list: () => rules.list().slice(1).reverse() } }),
  },
  { name: 'rules-none', path: `${base}/rules`, ...admin, routing: () => ({ rules: { list: () => [] } }) },
  { name: 'rule-new', path: `${base}/rules/new`, ...admin },
  { name: 'rule', path: `${base}/rules/harbor-closet`, ...admin },
  { name: 'rule-notice', path: `${base}/rules/snow-season`, ...admin },
  {
    name: 'rule-faulty',
    method: 'post',
    path: `${base}/rules/new`,
    form: { any: 'snow*', kind: 'office', from: '09:00', startsOn: '2026-02-01', endsOn: '2026-01-01' },
    status: 422,
    ...admin,
  },
  {
    name: 'rule-clash',
    method: 'post',
    path: `${base}/rules/harbor-closet`,
    form: { name: 'Harbor Closet, mine', why: 'It moved', any: 'harbor closet', seen: 'older' },
    status: 409,
    ...admin,
  },

  { name: 'try', path: `${base}/try`, ...admin },
  { name: 'try-missing', method: 'post', path: `${base}/try`, form: { concern: '' }, status: 422, ...admin },
  {
    name: 'try-different',
    method: 'post',
    path: `${base}/try`,
    form: { concern: 'the bus' },
    role: 'editor',
  },
  {
    name: 'try-learning',
    method: 'post',
    path: `${base}/try`,
    form: { concern: 'the bus is late' },
    ...admin,
    routing: ({ draftRunner }) => ({
      draftRunner: {
        try: async (item) => ({ ...(await draftRunner.try(item)), unlearned: ['models', 'meaning'] }),
      },
      draftLearning: { progress: () => ({ work: 'topics', share: 0.4 }), start() {} },
    }),
  },

  { name: 'rehearsal', path: `${base}/rehearsal`, ...admin },
  { name: 'rehearsal-never', path: `${base}/rehearsal`, role: 'editor', routing: neverRehearsed },
  { name: 'rehearsal-running', path: `${base}/rehearsal`, ...admin, routing: rehearsing },
  { name: 'rehearsal-failed', path: `${base}/rehearsal`, ...admin, routing: failed },

  { name: 'publish', path: `${base}/publish`, ...admin },
  { name: 'publish-editor', path: `${base}/publish`, role: 'editor' },
  { name: 'publish-unrehearsed', path: `${base}/publish`, ...admin, routing: neverRehearsed },
  { name: 'publish-rehearsing', path: `${base}/publish`, ...admin, routing: rehearsingFirst },
  { name: 'publish-unchanged', path: `${base}/publish`, ...admin, routing: unchanged },
  { name: 'publish-rolled-back', path: `${base}/publish`, ...admin, routing: rolledBack },
  { name: 'publish-failed', path: `${base}/publish`, ...admin, routing: publishFailed },
  { name: 'publish-waiting', path: `${base}/publish`, ...admin, routing: waiting },
  { name: 'publish-waiting-own', path: `${base}/publish`, role: 'careful', routing: waiting },
  { name: 'publish-not-independent', path: `${base}/publish`, ...admin, routing: waitingForAnother },
  { name: 'publish-preparing', path: `${base}/publish`, ...admin, routing: preparing },
  {
    name: 'publish-faulty',
    method: 'post',
    path: `${base}/publish`,
    form: { note: '', override: 'The county asks' },
    status: 422,
    ...admin,
  },

  { name: 'routing-history', path: `${base}/history`, ...admin },
  { name: 'revision', path: `${base}/history/2`, ...admin },
  { name: 'revision-first', path: `${base}/history/1?with=working-copy`, ...admin },
  { name: 'revision-editor', path: `${base}/history/1?with=2`, role: 'editor' },
  {
    name: 'revision-faulty',
    method: 'post',
    path: `${base}/history/1/roll-back`,
    form: { note: '' },
    status: 422,
    ...admin,
  },
]

/** Publishes once, with an override and two admins; then edits everything possible, and rehearses it. */
export async function prepareRouting(made: TestApp): Promise<void> {
  const { database, services } = made
  const { routing, now } = services
  // Rules refer to the schools in the database.
  const schools = database.$client.prepare('select slug, name, level from schools').all()
  services.listSchools = () => schools as ReturnType<typeof services.listSchools>
  const concern = 'The bus did not stop at the river dock today and my son walked home in the dark'
  const facts = { concern, lang: 'en', level: null, expect: ['transportation'], ok: [], outcome: null }
  routing.cases.add(
    { ...facts, crisis: false, scope: true, protected: true, note: '' },
    { source: 'hand', key: null, by: 'di@cedarvalley.example' },
    now(),
  )

  const asker = signIn(made, 'admin', { email: 'di.asks@cedarvalley.example' })
  routing.rules.save({
    ...{ id: 'river-road', name: 'The river road is closed', why: 'Closed by the county until May' },
    conditions: { any: ['river road'], schools: ['riverbend-high'] },
    action: { kind: 'notice', words: { en: 'Buses on the river road take 20 minutes longer until May.' } },
    ...{ startsOn: null, endsOn: null, active: true },
  })
  await rehearse(routing, asker.account.email)
  const { id } = await routing.publishing.publish({
    ...{ note: 'The river road is closed until May', by: asker.account.email },
    override: 'Transportation has checked its number on the phone',
  })
  routing.publisher.approve(
    id,
    'di@cedarvalley.example',
    'Nobody else was here this week; I called the county',
  )
  editEverything(routing)
  await rehearse(routing, 'ana@cedarvalley.example')
}

async function rehearse({ rehearsals }: RoutingServices, by: string): Promise<void> {
  rehearsals.start(by)
  await rehearsals.settled()
}

function editEverything(routing: RoutingServices): void {
  const { rules, topics, phrasings, phrases, synonyms, thresholds } = routing
  rules.move('river-road', 1)
  rules.save({ ...rules.find('harbor-closet')!, active: false })
  const ferry = rules.find('river-dock-ferry')!
  rules.save({
    ...ferry,
    conditions: { ...ferry.conditions, any: ['ferry landing', 'ferry dock', 'old pier'] },
  })
  const bus = topics.find('bus-late')!
  const words = { ...bus.words, en: { ...bus.words.en!, title: 'A late bus, or one that never came' } }
  topics.save({ ...bus, words })
  phrasings.add('bus-late', 'en', ['the river bus drove past us', 'no bus on the river road'])
  phrases.addDanger({ kind: 'fire-hazard', lang: 'en', danger: true, text: 'smoke on the school bus' })
  phrases.addOutOfScope({ lang: 'en', text: 'when is the river fair' })
  synonyms.save({ lang: 'en', word: 'ferry', means: ['boat', 'river bus'] })
  thresholds.set('choose', 0.7)
  thresholds.set('dangerNow', 0.1)
}
