import { TOTP } from 'otpauth'
import type { AppServices } from '../../../src/app.js'
import { languagePrefix } from '../../../src/paths/paths.js'
import { contactChanges } from '../../../src/platform/database/contact-letter-schema.js'
import { replyReports } from '../../../src/platform/database/schema.js'
import { createLanguage, type Language } from '../../../src/platform/language/language.js'
import type { HealthNote } from '../../../src/platform/web/health-notes.js'
import type { RoutingServices } from '../../../src/staff/routing/routing-services.js'
import type { Account, Role } from '../../../src/staff/sign-in/account-store.js'
import { createSingleSignOn } from '../../../src/staff/sign-in/single-sign-on.js'
import { accountWithPassword } from '../app/door.js'
import { testSecrets } from '../app/test-accounts.js'
import { createTestApp, type TestApp } from '../app/test-app.js'
import { changeCatalog, offerCatalog } from '../samples/offer-catalog.js'
import { publishSampleWeeks } from '../samples/published-weeks.js'
import type { GalleryPage } from './gallery.js'
import { galleryAccounts } from './gallery-accounts.js'
import { askInVain, galleryCases } from './gallery-cases.js'
import { galleryDesk } from './gallery-desk.js'
import { galleryEditor, prepareRouting, type RoutingState } from './gallery-editor.js'
import { galleryImports, importDoubts, pullInVain, receiveList } from './gallery-imports.js'
import { galleryInsights } from './gallery-insights.js'
import { galleryPhrases } from './gallery-phrases.js'
import { galleryRecords } from './gallery-records.js'
import { backUpInVain, drawSample, gallerySetup, leaveGaps } from './gallery-setup.js'
import { galleryTodayRoom } from './gallery-today.js'
import { galleryTranslations, translateGallery } from './gallery-translations.js'
import { shopInVain } from './shop-in-vain.js'

/**
 * A staff page in one state. `{link}` in its path is a valid link, `{kept}` a form that was kept, `{stop}` ends a daily
 * letter; `{count}` in a field is a different number each time. Forms get their token automatically.
 */
export interface StaffGalleryPage extends GalleryPage {
  /**
   * The viewer: null for a stranger; `half-way` still owes the code; `careful` has a second step; `late` must
   * set one up now; `stale` and `unproven` have no password, and the provider of `unproven` does not state
   * the sign-in time.
   */
  role: Role | 'half-way' | 'careful' | 'late' | 'stale' | 'unproven' | null
  /** State of the routing editor, if not the default. */
  routing?: RoutingState
  /** Health problems for the banner. */
  troubles?: readonly HealthNote[]
}

/** Every staff page in every state, collected from each room. */
export const staffGallery: StaffGalleryPage[] = [
  ...galleryAccounts,
  ...galleryDesk,
  ...galleryRecords,
  ...galleryImports,
  ...galleryEditor,
  ...galleryPhrases,
  ...galleryCases,
  ...galleryTodayRoom,
  ...gallerySetup,
  ...galleryInsights,
  ...galleryTranslations,
]

/** True if it has the staff frame. */
export function isFramed({ role }: StaffGalleryPage): boolean {
  return role !== null && role !== 'half-way'
}

/**
 * An app with everything in the gallery.
 * @param language those of the service by default
 * @param change services that replace the sample's
 */
export async function startStaffGallery(
  language: Language = createLanguage(),
  change: Partial<AppServices> = {},
) {
  // A provider that does not answer: the gallery shows its button and the error.
  const settings = { issuer: 'http://127.0.0.1:9', clientId: 'who-to-ask', clientSecret: 'secret' }
  const rest = {
    domains: ['cedarvalley.example'],
    roles: [{ role: 'editor' as const, group: 'it' }],
    groupsClaim: 'groups',
  }
  const tools = { publicUrl: 'http://127.0.0.1', secrets: testSecrets, log: createTestApp().services.log }
  const sso = createSingleSignOn({ ...settings, ...rest }, tools)
  const made = createTestApp({ language, ...change }, { sso })
  return { ...made, prepared: await prepareStaffGallery(made) }
}

/** A signed-in account for each role, and the other data of the gallery. */
async function prepareStaffGallery(made: TestApp) {
  const { accounts, now } = made.services
  const { store, sessions, secondFactor, throttle, links, formTokens, keptForms, letterStops } = accounts
  const people = [
    { role: 'admin', name: 'Ana Bell', email: 'ana@cedarvalley.example' },
    { role: 'editor', name: 'Bo Castillo-Fernández', email: 'bo@cedarvalley.example' },
    { role: 'desk', name: 'Cy Dang', email: 'cy@cedarvalley.example' },
    { role: 'admin', name: 'Di Estrada', email: 'di@cedarvalley.example' },
    { role: 'desk', name: 'Ed Fox', email: 'ed@cedarvalley.example' },
  ] as const
  const made5: Account[] = []
  for (const person of people) made5.push(await accountWithPassword(made, person))
  const [admin, editor, desk, careful, gone] = made5 as [Account, Account, Account, Account, Account]
  store.change(editor.id, { offices: ['transportation', 'nutrition'], roleFrom: 'group' })
  store.change(gone.id, { active: false })
  const invited = { email: 'flo@cedarvalley.example', name: 'Flo Grant', role: 'desk' as const }
  const newcomer = store.add({ ...invited, offices: [], school: null }, now())!
  const setup = secondFactor.begin(careful, 'Who to Ask')
  await secondFactor.turnOn(
    careful,
    setup.secret,
    new TOTP({ secret: setup.secret }).generate({ timestamp: now().getTime() }),
  )
  for (let i = 0; i < 10; i++)
    throttle.begin({ email: 'tried@cedarvalley.example', address: '192.0.2.1', browser: null })
  const late = await accountWithPassword(made, {
    role: 'admin',
    name: 'Gil Hart',
    email: 'gil@cedarvalley.example',
  })
  store.change(late.id, { firstSignInAt: 0 })
  const viewer = await accountWithPassword(made, {
    role: 'viewer',
    name: 'Jo Kim',
    email: 'jo@cedarvalley.example',
  })
  const stale = await accountWithPassword(made, {
    role: 'admin',
    name: 'Ida Jung',
    email: 'ida@cedarvalley.example',
  })
  store.change(stale.id, { passwordHash: null, oidcSubject: 'ida' })
  // Somebody can sign in, but the gallery shows the first admin's page, too.
  Object.assign(accounts.setupKey, {
    isOpen: () => true,
    isRight: (key: string) => key === 'the-printed-key',
  })
  const link = links.make(newcomer.id, 'invitation')
  const sent = {
    path: '/desk/referrals',
    type: 'application/x-www-form-urlencoded',
    body: Buffer.from('q=1'),
  }
  const kept = keptForms.keep({ account: desk.id, ...sent }, formCookie)

  const open = ({ id }: Account, complete = true) =>
    sessions.start(id, { complete, device: 'Chrome on Windows' })
  const looking = {
    admin: open(admin),
    editor: open(editor),
    desk: open(desk),
    viewer: open(viewer),
    'half-way': open(careful, false),
    careful: open(careful),
    late: open(late),
    stale: open(stale),
    unproven: sessions.start(stale.id, { complete: true, device: 'Chrome on Windows', proof: 'unsaid' }),
  }
  // Signed in too long ago to count as fresh.
  const longAgo = now().getTime() - 30 * 60_000
  made.database.$client
    .prepare('update sessions set created_at = ? where id = ?')
    .run(longAgo, looking.stale.session.id)
  await prepareRouting(made)
  askInVain(made)
  offerCatalog(made.database, now(), changeCatalog)
  await receiveList(made)
  importDoubts(made)
  pullInVain(made)
  backUpInVain(made)
  shopInVain(made)
  drawSample(made)
  translateGallery(made)
  reportNumbers(made)
  writeToOffice(made)
  leaveGaps(made)
  await publishSampleWeeks(made.database, now())
  const showRouting = createRoutingSwitch(made.services.routing)
  let count = 0
  const well = made.services.health()

  /** @param lang an offered language, for the page in it */
  return (page: StaffGalleryPage, lang: string) => {
    showRouting(page.routing)
    store.change(desk.id, { dailyLetter: true })
    made.services.health = () => ({ ...well, degraded: [...(page.troubles ?? [])] })
    const session = page.role === null ? null : looking[page.role]
    count += 1
    const fill = (text: string) =>
      text
        .replaceAll('{link}', link)
        .replaceAll('{kept}', kept)
        .replaceAll('{stop}', letterStops.tokenOf(desk))
        .replaceAll('{count}', `${lang}.${count}`.toLowerCase())
    const csrf = isFramed(page) ? session!.session.csrf : formTokens.of(formCookie)
    const fields = Object.entries({ ...page.form, csrf }).map(([name, value]) => [name, fill(value)])
    return {
      name: lang === 'en' ? page.name : `${lang}-${page.name}`,
      path: `${languagePrefix(lang)}${fill(page.path)}`,
      form: Object.fromEntries(fields) as Record<string, string>,
      cookies: { form: formCookie, ...(session ? { session: session.token } : {}) } as Record<string, string>,
    }
  }
}

/** Numbers that families reported: one that changed since, a school's own, and one that was right before; and replies. */
function reportNumbers({ services: { wrongNumbers }, database }: TestApp): void {
  const garage = { office: 'transportation', school: null, phone: '+12165550188', ext: '12' }
  const lincoln = { office: null, school: 'lincoln-elementary', phone: '+12165550189', ext: null }
  wrongNumbers.report(garage, 'answer')
  wrongNumbers.settle(garage, 'right')
  for (const page of ['answer', 'answer', 'office'] as const) wrongNumbers.report(garage, page)
  wrongNumbers.report(lincoln, 'school')
  const told = { day: '2025-10-09', office: 'transportation' }
  database
    .insert(replyReports)
    .values([
      { ...told, topic: 'bus-late', answered: true },
      { ...told, topic: 'bus-late', answered: false },
      { ...told, topic: null, answered: false },
    ])
    .run()
}

/** A letter that asks about two contacts, one answered; the same with both answered; and a change for the to-do list. */
function writeToOffice({ services: { contactLetters, records, now }, database }: TestApp): void {
  const at = now().getTime()
  const mailbox = 'office@cedarvalley.example'
  const sent = { tries: 0, nextTry: null, refusedBy: null }
  const letter = { ...sent, id: 1, mailbox, contacts: [1, 2], askedOn: '2025-10-09', askedAt: at }
  const contactsWith = (answered: readonly number[]) =>
    letter.contacts.map((id) => ({
      record: records.editor.records.get('contacts', id)!,
      posts: records.lists.postsOf('contact', id),
      isAnswered: answered.includes(id),
    }))
  const answeredBy: Record<string, number[]> = { open: [2], done: [1, 2] }
  contactLetters.open = (token) => {
    const answered = answeredBy[token]
    return answered ? { letter, contacts: contactsWith(answered) } : null
  }
  const change = {
    phone: '+12165550133',
    ext: '7',
    hours: 'Mo-Fr 09:00-15:00',
    note: 'The door is on Elm Street now.',
    post: records.lists.postsOf('contact', 1)[0]?.id ?? null,
    awayFrom: '2025-10-13',
    awayUntil: '2025-10-17',
    standIn: null,
  }
  database
    .insert(contactChanges)
    .values({ ...change, letter: 1, contact: 1, at })
    .run()
}

/** Puts the routing editor into the state a page needs, by default its initial one. */
function createRoutingSwitch(routing: RoutingServices) {
  const parts = Object.keys(routing) as (keyof RoutingServices)[]
  const whole = Object.fromEntries(
    parts.map((part) => [part, typeof routing[part] === 'object' ? { ...routing[part] } : routing[part]]),
  ) as unknown as RoutingServices
  return (state: RoutingState = () => ({})) => {
    const changed = state(whole)
    for (const part of parts)
      if (typeof routing[part] === 'object') Object.assign(routing[part], whole[part], changed[part])
  }
}

const formCookie = 'f'.repeat(43)
