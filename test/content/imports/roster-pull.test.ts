import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import type { OneRosterSettings } from '../../../src/config.js'
import type { Import } from '../../../src/content/imports/import-store.js'
import { createOneRosterStore } from '../../../src/content/imports/one-roster-store.js'
import { createPullRules } from '../../../src/content/imports/pull/pull-rule-store.js'
import { createRosterPull } from '../../../src/content/imports/pull/roster-pull.js'
import type { AuditEvent } from '../../../src/platform/audit/audit-event.js'
import { createJobs, type Jobs } from '../../../src/platform/metrics/jobs.js'
import { createMetrics } from '../../../src/platform/metrics/metrics.js'
import { createLog } from '../../../src/platform/web/log.js'
import { briefFault, briefWording } from '../../support/app/brief-fault.js'
import {
  clientSecret,
  type RosterServer,
  rosterOrg,
  rosterUser,
  startRosterServer,
} from '../../support/app/roster-server.js'
import { useImporter } from '../../support/app/use-importer.js'

describe('Pulling from OneRoster', () => {
  const { current, folder, database, get, everything } = useImporter()
  let server: RosterServer
  let clock: Date
  let recorded: AuditEvent[]
  let logged: string[]
  let pulled: Import[]
  beforeEach(async () => {
    server = await startRosterServer()
    clock = new Date('2026-11-25T15:00:00Z')
    recorded = []
    logged = []
    pulled = []
    server.orgs = [rosterOrg('d1', 'Elm County Schools', 'district'), rosterOrg('s1', 'Oak Elementary')]
    server.users = [
      rosterUser('u1', ['Ana', 'Ruiz'], 'counselor', { email: 'aruiz@elm.example' }),
      rosterUser('u2', ['Kai', 'Ng'], 'principal', { preferredFirstName: 'Kay' }),
      rosterUser('u3', ['Zora', 'Secretchild'], 'student'),
    ]
  })
  afterEach(async () => {
    await server.close()
    const secrets = [clientSecret, encodeURIComponent(clientSecret), 'token-0', 'Basic ']
    const kept = JSON.stringify([logged, recorded, pulled])
    for (const secret of secrets) assert.ok(!kept.includes(secret), secret)
  })

  const open = (change: Partial<OneRosterSettings> = {}, jobs?: Jobs) =>
    createRosterPull(
      { ...server.settings, ...change },
      {
        importer: current(),
        dataDir: folder(),
        rules: createPullRules(database(), { ...server.settings, ...change }),
        timeZone: () => 'America/New_York',
        countLinked: createOneRosterStore(database().$client).countLinkedPeople,
        record: (event) => void recorded.push(event),
        now: () => clock,
        log: createLog(
          'debug',
          new Writable({ write: (line, _encoding, done) => done(void logged.push(String(line))) }),
        ),
        limits: { answerMs: 1000, maxWaitMs: 1000, usualWaitMs: 1, maxTries: 2, maxBytes: 1024 * 1024 },
        jobs,
      },
    )

  async function pull(change: Partial<OneRosterSettings> = {}) {
    await open(change).pull()
    pulled = current().ofSource('oneroster')
    return pulled[0]!
  }

  const names = () =>
    database()
      .$client.prepare("select first_name || ' ' || last_name from people order by slug")
      .pluck()
      .all()

  /** A pull that must change nothing. @returns its reason */
  async function failing(change: Partial<OneRosterSettings> = {}): Promise<string> {
    const before = everything()
    const { state, reasons } = await pull(change)
    assert.equal(state, 'failed')
    assert.deepEqual(everything(), before)
    assert.ok(!existsSync(join(folder(), 'imports', 'pull')), 'no file is left')
    return reasons.map(briefWording).join()
  }

  it('shows what would change, and waits for an admin', async () => {
    const before = everything()
    const { id, state, counts } = await pull()
    assert.equal(state, 'ready')
    assert.deepEqual(counts, { 'people.added': 1, 'people.same': 1, 'posts.added': 1 })
    assert.deepEqual(everything(), before)
    assert.deepEqual(
      current()
        .waitingForAdmin()
        .map((each) => each.id),
      [id],
    )
    assert.deepEqual(
      recorded.map(({ what, about, from }) => [what, about, from]),
      [['import-checked', `import:${id}`, 'OneRoster']],
    )
    assert.ok(!existsSync(join(folder(), 'imports', 'pull')), 'no file is left')
  })

  it('applies at once where it is allowed to, as an import of files would', async () => {
    const { state } = await pull({ appliesItself: true })
    assert.equal(state, 'applied')
    assert.deepEqual(names(), ['Ana Ruiz', 'Bo Lind', 'Cy Hale', 'Di Fox', 'Kay Ng'])
    assert.equal(get("select public from people where slug = 'kay-ng'"), 0)
    assert.equal(get("select count(*) from posts join people on people.id = person where slug = 'kay-ng'"), 1)
    assert.equal(recorded.at(-1)?.what, 'import-applied')
    const again = await pull()
    assert.deepEqual([again.state, again.counts], ['applied', { 'people.same': 2 }])
  })

  it('waits for an admin after one has undone an import', async () => {
    const { id } = await pull({ appliesItself: true })
    current().undo(id, { account: 1, who: 'Ana' })
    await current().idle()
    assert.equal(current().find(id)?.state, 'undone')
    const later = await pull({ appliesItself: true })
    assert.equal(later.state, 'ready')
    current().apply(later.id, { account: 1, who: 'Ana' })
    await current().idle()
    server.users.push(rosterUser('new', ['New', 'Person'], 'teacher'))
    assert.equal((await pull({ appliesItself: true })).state, 'applied')
  })

  for (const sends of [
    { link: true, total: true },
    { link: false, total: true },
    { link: true, total: false },
    { link: false, total: false },
  ])
    it(`reads every page, with ${JSON.stringify(sends)}`, async () => {
      Object.assign(server, { sends, most: 2 })
      const more = Array.from({ length: 4 }, (_, n) => rosterUser(`t${n}`, ['Tess', `Tall${n}`], 'teacher'))
      server.users.push(...more)
      const { state, counts } = await pull()
      assert.deepEqual([state, counts['people.added']], ['ready', 5])
      const pages = ['users 0', 'users 2', 'users 4', 'users 6']
      assert.deepEqual(
        server.asked.filter((each) => each.startsWith('users')),
        sends.link || sends.total ? pages : [...pages, 'users 7'],
      )
    })

  it('asks for a new token when the old one ends on the way', async () => {
    Object.assign(server, { most: 1, tokenUses: 2 })
    assert.equal((await pull()).state, 'ready')
  })

  it('reads people of every kind as the standard has them', async () => {
    const org = { sourcedId: 's1', type: 'org', href: 'x' }
    server.users.push(
      rosterUser('e1', ['Ed', 'Ended'], 'teacher', {
        roles: [{ roleType: 'primary', role: 'teacher', org, endDate: '2026-06-30' }],
      }),
      rosterUser('g1', ['Gus', 'Gone'], 'teacher', { status: 'tobedeleted' }),
      rosterUser('o1', ['Olga', 'Off'], 'teacher', { enabledUser: false }),
      rosterUser('m1', ['Mona', 'Both'], 'x', {
        roles: [
          { roleType: 'secondary', role: 'aide', org },
          { roleType: 'primary', role: 'principal', org },
        ],
      }),
      { sourcedId: 'n1', status: 'active', givenName: 'Nil', familyName: 'Roles', roles: null },
    )
    await pull({ appliesItself: true })
    assert.deepEqual(names(), ['Ana Ruiz', 'Bo Lind', 'Cy Hale', 'Di Fox', 'Kay Ng', 'Mona Both'])
    assert.equal(
      get(
        "select title from person_words join people on people.id = person where slug = 'mona-both' and lang = 'en'",
      ),
      'Principal',
    )
  })

  it('leaves out people whose roles cannot be read, but refuses staff who cannot', async () => {
    const odd = [
      {},
      'teacher',
      [7],
      [{ role: null }],
      [{ role: 'toString' }],
      [{ role: 'student' }, { role: 7 }],
    ]
    for (const [n, roles] of odd.entries())
      server.users.push(rosterUser(`odd${n}`, ['Odd', `${n}`], 'x', { roles }))
    const { state, counts } = await pull()
    assert.deepEqual([state, counts['people.added'], counts['people.same']], ['ready', 1, 1])
    assert.match(logged.join(), /"unreadable":5/)
    const org = { sourcedId: 7 }
    server.users.push(rosterUser('bad', ['Bad', 'Org'], 'x', { roles: [{ role: 'teacher', org }] }))
    assert.equal(await failing(), 'fault.pullEntry(list: users, id: bad)')
  })

  it('stores nothing about students', async () => {
    const { id } = await pull({ appliesItself: true })
    const staged = current().readStaging(id, (staging) =>
      JSON.stringify(staging.planned({ kind: 'people', actions: ['added', 'changed'] }, 0, 99)),
    )
    assert.match(staged!, /Kay/)
    assert.doesNotMatch(staged!, /Secretchild|u3/)
  })

  it('leaves out schools that the directory lacks, and says so', async () => {
    server.orgs.push(rosterOrg('s2', 'Home School Program'))
    const { id } = await pull()
    const [remark] = current().eachFault(id, false)
    assert.equal(briefFault(remark!), 'orgs name: fault.rosterSchool(name: Home School Program)')
    const kept = { kind: 'people', actions: ['added'] } as const
    const [planned] = current().readStaging(id, (staging) => staging.planned(kept, 0, 9))!
    assert.deepEqual([planned?.file, planned?.line], ['users', null], 'nobody sees the lines of our copy')
  })

  it('says of its own lists whose duty has no office', async () => {
    database().$client.exec("delete from posts; delete from contacts where office = 'counselor'")
    const { id } = await pull()
    const remarks = [...current().eachFault(id, false)].map((each) => briefFault(each))
    assert.deepEqual(remarks, ['users: fault.rosterContacts(count: 1)'])
  })

  describe('of people who left', () => {
    beforeEach(async () => {
      for (let n = 0; n < 18; n++) server.users.push(rosterUser(`t${n}`, ['Tess', `Tall${n}`], 'teacher'))
      assert.equal((await pull({ appliesItself: true })).state, 'applied')
    })

    it('removes a few by itself', async () => {
      server.users = server.users.filter(({ sourcedId }) => sourcedId !== 't0')
      const { state, counts } = await pull({ appliesItself: true })
      assert.deepEqual([state, counts['people.removed']], ['applied', 1])
      assert.equal(get('select count(*) from people'), 22)
    })

    it('waits for an admin when there are more than the set share', async () => {
      for (const user of server.users.slice(-2)) user.status = 'tobedeleted'
      const { id, state, counts } = await pull({ appliesItself: true })
      assert.deepEqual([state, counts['people.removed']], ['ready', 2])
      assert.equal(get('select count(*) from people'), 23)
      const before = id
      server.users.push(rosterUser('new', ['New', 'Person'], 'teacher'))
      const later = await pull({ appliesItself: true })
      assert.equal(current().find(before)!.state, 'cancelled', 'the newer list takes its place')
      assert.deepEqual(
        current()
          .waitingForAdmin()
          .map((each) => each.id),
        [later.id],
      )
    })

    it('refuses a list without staff, which would remove everyone', async () => {
      server.users = server.users.filter(({ sourcedId }) => sourcedId === 'u3')
      assert.equal(await failing({ appliesItself: true }), 'fault.pullNobody')
    })
  })

  describe('changes nothing, and says why,', () => {
    const host = () => new URL(server.settings.url).host

    it('when the secret is wrong', async () => {
      assert.equal(await failing({ clientSecret: 'wrong' }), `fault.pullSecret(host: ${host()})`)
    })

    it('when the lists are refused', async () => {
      server.tokenUses = 0
      assert.equal(await failing(), `fault.pullSecret(host: ${host()})`)
      server.next = [{ status: 403 }]
      server.tokenUses = 100
      assert.equal(await failing(), `fault.pullScope(host: ${host()})`)
    })

    it('when there is no such service', async () => {
      const wrong = `${server.settings.url}/ims/oneroster/v1p1`
      assert.equal(
        await failing({ url: wrong }),
        `fault.pullMissing(host: ${host()}, path: /ims/oneroster/v1p1/orgs)`,
      )
      assert.match(await failing({ tokenUrl: 'http://127.0.0.1:9/token' }), /^fault\.pullUnreachable/)
    })

    it('when the server fails, but not if it recovers', async () => {
      server.next = [null, { status: 502 }, { status: 502 }]
      assert.equal(await failing(), `fault.pullFailed(host: ${host()}, status: 502)`)
      server.next = [{ status: 500 }]
      assert.equal((await pull()).state, 'ready')
    })

    it('when the server is busy for long, but waits as it asks', async () => {
      server.next = [{ status: 429, headers: { 'retry-after': '3600' } }]
      assert.equal(await failing(), `fault.pullBusy(host: ${host()})`)
      server.next = [{ status: 429, headers: { 'retry-after': '0' } }]
      assert.equal((await pull()).state, 'ready')
    })

    it('when the server does not answer, or stops in the middle', async () => {
      server.next = [{ hangs: true }]
      assert.equal(await failing(), `fault.pullLate(host: ${host()}, seconds: 1)`)
      server.next = [null, { breaks: true }]
      assert.equal(await failing(), `fault.pullUnreachable(host: ${host()})`)
    })

    it('when an answer is broken', async () => {
      for (const body of ['{"users": [', '<html>', '[]', '{"users": {}}', 'null', '']) {
        server.next = [null, { body }]
        assert.equal(await failing(), `fault.pullBroken(host: ${host()}, list: users)`, body)
      }
      server.users.push({ sourcedId: 'x1', givenName: 7, familyName: 'X', roles: [{ role: 'teacher' }] })
      assert.equal(await failing(), 'fault.pullEntry(list: users, id: x1)')
      server.next = [{ body: `{"orgs":["${'x'.repeat(1024 * 1024)}"]}` }]
      assert.equal(await failing(), `fault.pullTooLong(host: ${host()})`)
      server.nextTokens = [{ body: '{"access_token":""}' }]
      assert.equal(await failing(), `fault.pullNoToken(host: ${host()})`)
    })

    it('when a list ends early, or starts over', async () => {
      server.next = [
        null,
        { headers: { 'x-total-count': '40' }, body: JSON.stringify({ users: server.users }) },
        { body: '{"users":[]}', headers: { 'x-total-count': '40' } },
      ]
      assert.equal(await failing(), 'fault.pullShort(list: users, found: 3, total: 40)')
      const page = { headers: { 'x-total-count': '40' }, body: JSON.stringify({ users: server.users }) }
      server.next = [null, page, page, page]
      assert.equal(await failing(), 'fault.pullShort(list: users, found: 3, total: 40)')
    })

    it('when a page or an answer leads to another server, which must not get the token', async () => {
      const link = '<https://elsewhere.example/users?offset=3>; rel="next"'
      server.next = [null, { headers: { link }, body: JSON.stringify({ users: server.users }) }]
      assert.equal(await failing(), `fault.pullElsewhere(host: ${host()})`)
      server.next = [{ status: 302, headers: { location: 'https://elsewhere.example/' } }]
      assert.equal(await failing(), `fault.pullFailed(host: ${host()}, status: 302)`)
    })
  })

  it('is stopped in the middle without a trace, and pulls again afterward', async () => {
    server.next = [null, { hangs: true }]
    const before = everything()
    const stopped = open()
    const pulling = stopped.pull()
    while (server.asked.length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
    await stopped.stop()
    await pulling
    assert.deepEqual([current().list(9), everything()], [[], before])
    assert.ok(!existsSync(join(folder(), 'imports', 'pull')), 'no file is left')
    assert.ok(await open().pullIfDue())
  })

  it('pulls once a day at its hour in the district, and again an hour after a failure', async () => {
    const due = async (time: string) => {
      clock = new Date(time)
      return open().pullIfDue()
    }
    assert.equal(await due('2026-11-25T07:59:00Z'), false, '2:59 AM in New York')
    // Imports are stamped by the clock of the importer, which is 10 AM.
    clock = new Date('2026-11-25T15:00:00Z')
    server.next = [{ status: 404 }]
    assert.equal(await open().pullIfDue(), true)
    assert.equal(await due('2026-11-25T15:30:00Z'), false)
    server.next = [{ status: 404 }]
    assert.equal(await due('2026-11-25T16:10:00Z'), true)
    assert.equal(await due('2026-11-25T17:20:00Z'), true)
    assert.equal(await due('2026-11-25T20:00:00Z'), false, 'it has worked')
    assert.equal(await due('2026-11-26T02:00:00Z'), false, 'the evening of the same day')
    assert.equal(await due('2026-11-26T08:00:00Z'), true, '3 AM of the next')
  })

  it('follows the rules of an admin, also after a restart', async () => {
    clock = new Date('2026-11-25T15:00:00Z')
    const rules = { isOn: false, hour: 3, appliesItself: false, maxRemovedPercent: 5 }
    open().saveRules(rules)
    assert.equal(await open().pullIfDue(), false, 'switched off')
    open().saveRules({ ...rules, isOn: true, hour: 11 })
    assert.equal(await open().pullIfDue(), false, '10 AM in New York')
    open().saveRules({ ...rules, isOn: true, hour: 10, appliesItself: true, maxRemovedPercent: 100 })
    assert.equal(await open().pullIfDue(), true)
    const { hour, last } = open().state()
    assert.deepEqual([hour, last?.state], [10, 'applied'])
  })

  it('is no missed job for monitoring while it is switched off', async () => {
    const metrics = createMetrics()
    const pulls = open({}, createJobs(metrics))
    const shown = async () => /^whotoask_job_last_success_.*"oneroster"/m.test(await metrics.text())
    await pulls.pull()
    assert.equal(await shown(), true)
    pulls.saveRules({ isOn: false, hour: 3, appliesItself: false, maxRemovedPercent: 5 })
    assert.equal(await shown(), false)
  })

  it('says when it last worked, and what came after', async () => {
    const pulls = open()
    assert.deepEqual([pulls.state().last, pulls.state().lastGood], [null, null])
    await pulls.pull()
    server.next = [{ status: 404 }]
    await pulls.pull()
    const { last, lastGood, isPulling, host } = pulls.state()
    assert.deepEqual([last?.state, lastGood?.state, isPulling], ['failed', 'ready', false])
    assert.equal(host, new URL(server.settings.url).host)
  })
})
