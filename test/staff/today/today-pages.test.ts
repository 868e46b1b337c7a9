import assert from 'node:assert/strict'
import request from 'supertest'
import { readPage, readStaffPage } from '../../support/app/page.js'
import { says, textOf, textWith } from '../../support/app/says.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTodayApp } from '../../support/app/today-app.js'

const room = '/admin/today'

describe('The today line', () => {
  const start = () => {
    const made = createTodayApp()
    const admin = signIn(made, 'admin')
    const post = (form: Record<string, string | string[]>) => admin.post(room, form)
    /** The banner's lines on a page. */
    const seen = async (path = '/') => {
      const $ = readPage((await request(made.app).get(path).expect(200)).text)
      return $('.news p')
        .toArray()
        .map((line) => $(line).text().trim())
    }
    /** The faults of a form, by the field that the summary leads to. */
    const faults = async (form: Record<string, string | string[]>) => {
      const $ = readStaffPage((await post(form).expect(422)).text)
      return Object.fromEntries(
        $('.problems a')
          .toArray()
          .map((link) => [$(link).attr('href')?.slice(1), $(link).text()]),
      )
    }
    return { ...made, admin, post, seen, faults }
  }

  it('takes a kind and a button: all schools, now, until the end of the day, in every language', async () => {
    const { post, seen, admin, setClock } = start()
    assert.deepEqual(await seen(), [])
    await post({ kind: 'closure' }).expect(303).expect('location', `${room}?done=posted`)
    assert.match((await admin.get(`${room}?done=posted`)).text, says('todayRoom.posted'))
    const closed = textOf('today.ready.closure.all')
    for (const path of ['/', '/topics', '/schools', '/schools/lincoln-elementary', '/answers/K7M2Q9XD'])
      assert.deepEqual(await seen(path), [closed], path)
    assert.deepEqual(await seen('/es/'), [textOf('today.ready.closure.all', 'es')])
    setClock('2025-10-10T23:59')
    assert.deepEqual(await seen(), [closed])
    setClock('2025-10-11T00:00')
    assert.deepEqual(await seen(), [], 'gone by the clock alone')
  })

  it('is posted with one click: ready-made, for all schools, until the end of the day', async () => {
    const { admin, post, seen, setClock } = start()
    const home = readStaffPage((await admin.get('/desk').expect(200)).text)
    assert.equal(home(`.staff-places a[href="${room}"]`).length, 1, 'the desk’s room leads to it')
    const $ = readStaffPage((await admin.get(room).expect(200)).text)
    const form = $('form.quick')
    assert.equal(form.attr('action'), room)
    assert.deepEqual(
      form
        .find('button[name=quick]')
        .map((_, each) => [$(each).attr('value'), $(each).text()])
        .get(),
      [
        ...['closure', textOf('today.ready.closure.all')],
        ...['delay', textOf('today.ready.delay.all')],
        ...['buses', textOf('today.ready.buses')],
      ],
    )
    for (const quick of ['closure', 'delay', 'buses', 'buses'])
      await post({ quick }).expect(303).expect('location', `${room}?done=posted`)
    assert.deepEqual(await seen(), [
      textOf('today.ready.closure.all'),
      textOf('today.ready.delay.all'),
      textOf('today.ready.buses'),
    ])
    assert.ok((await seen('/es/')).includes(textOf('today.ready.buses', 'es')))
    const all = readStaffPage((await admin.get(room)).text)('.today-now').text()
    assert.equal(all.split(textOf('todayRoom.everyLanguage')).length - 1, 3)
    setClock('2025-10-11T00:00')
    assert.deepEqual(await seen(), [])
  })

  it('is posted for one school with a choice and a click', async () => {
    const { admin, post, seen } = start()
    const $ = readStaffPage((await admin.get(room).expect(200)).text)
    const choice = $('form.quick select')
    assert.equal(choice.find('option').first().text(), textOf('todayRoom.allSchools'))
    assert.equal(choice.find('option').first().attr('value'), '')
    const one = choice.find('option').filter((_, each) => $(each).text().startsWith('Lincoln'))
    const school = one.attr('value') ?? ''
    await post({ quick: 'closure', [choice.attr('name') ?? '']: school }).expect(303)
    const closed = textOf('today.ready.closure.some')
    assert.deepEqual(await seen(`/schools/${school}`), [closed])
    assert.deepEqual(await seen('/schools/quarry-hill-elementary'), [])
    assert.match((await seen())[0] ?? '', new RegExp(`^Lincoln.*: ${closed}$`))
  })

  it('keeps the school of a quick line that is refused', async () => {
    const { admin, post, faults, seen } = start()
    assert.deepEqual(Object.keys(await faults({ quick: 'closure', school: 'gone-elementary' })), ['schools'])
    assert.deepEqual(await seen(), [])
    for (let i = 0; i < 20; i++) await post({ kind: 'other', 'text-en': `Line ${i}` })
    const refused = await post({ quick: 'closure', school: 'lincoln-elementary' }).expect(422)
    const $ = readStaffPage(refused.text)
    assert.equal($('form.quick option[selected]').attr('value'), 'lincoln-elementary')
    assert.equal(readStaffPage((await admin.get(room)).text)('form.quick option[selected]').length, 0)
  })

  it('posts nothing for a button that there is not', async () => {
    const { post, seen } = start()
    for (const quick of ['', 'war', '__proto__']) await post({ quick }).expect(422)
    await post({ quick: ['closure', 'delay'] }).expect(422)
    assert.deepEqual(await seen(), [])
  })

  it('is a labeled region before the main part, and below the lines to call on a page of danger', async () => {
    const { app, post } = start()
    await post({ kind: 'delay' }).expect(303)
    const $ = readPage((await request(app).get('/')).text)
    assert.equal($('section.news').attr('aria-label'), textOf('today.label'))
    assert.equal($('section.news + main').length, 1)
    const danger = readPage((await request(app).get('/answers/DANGER01')).text)
    assert.equal(danger('main ~ section.news').length, 1)
    for (const path of ['/help-now', '/offline', '/nowhere'])
      assert.equal(readPage((await request(app).get(path)).text)('.news').length, 0, path)
  })

  it('shows a school’s line at that school, and elsewhere with its name', async () => {
    const { post, seen } = start()
    const schools = ['lincoln-elementary', 'riverbend-high']
    await post({ kind: 'early', schools }).expect(303)
    const early = textOf('today.ready.early.some')
    const [home] = await seen()
    assert.match(home ?? '', new RegExp(`^Lincoln.* and Riverbend.*: ${early}$`))
    assert.deepEqual(await seen('/schools/lincoln-elementary'), [early])
    assert.deepEqual(await seen('/schools/lincoln-elementary/counselor'), [early])
    assert.deepEqual(await seen('/schools/quarry-hill-elementary'), [])
  })

  it('shows own words as text, and the English where a language has none', async () => {
    const { app, post, seen } = start()
    const text = 'Water main <b>break</b> & no lunch'
    await post({ kind: 'other', 'text-en': `  ${text}\n ` }).expect(303)
    assert.deepEqual(await seen(), [text])
    const es = await request(app).get('/es/')
    assert.equal(readPage(es.text)('.news [lang=en]').text(), text)
    await post({ kind: 'other', 'text-en': 'Hello.', 'text-es': 'Hola.' }).expect(303)
    assert.deepEqual(await seen('/es/'), ['Hola.', text])
  })

  it('puts the gravest first, and folds what is more than three', async () => {
    const { app, post } = start()
    for (const kind of ['outage', 'delay', 'early', 'strike', 'closure']) await post({ kind }).expect(303)
    const $ = readPage((await request(app).get('/')).text)
    const texts = $('.news p')
      .toArray()
      .map((line) => $(line).text().trim())
    assert.deepEqual(
      texts,
      (['closure', 'strike', 'early', 'delay', 'outage'] as const).map((kind) =>
        textOf(`today.ready.${kind}.all`),
      ),
    )
    assert.equal($('.news details p').length, 2)
    assert.equal($('.news summary').text(), '2 more messages')
  })

  it('is one row on an answer, which opens to all of it', async () => {
    const { app, post } = start()
    for (const kind of ['outage', 'delay', 'closure']) await post({ kind }).expect(303)
    const $ = readPage((await request(app).get('/answers/K7M2Q9XD')).text)
    assert.equal($('.news summary .row').text().trim(), textOf('today.ready.closure.all'))
    assert.equal($('.news summary bdi').text(), '+2')
    assert.deepEqual(
      $('.news details p')
        .toArray()
        .map((line) => $(line).text().trim()),
      [textOf('today.ready.delay.all'), textOf('today.ready.outage.all')],
    )
  })

  it('starts and ends when it says, and says until when', async () => {
    const { post, seen, setClock } = start()
    const span = { from: '2025-10-13T06:00', until: '2025-10-13T15:30' }
    await post({ kind: 'delay', ...span }).expect(303)
    await post({ kind: 'other', 'text-en': 'No buses this week.', until: '2025-10-18T00:00' }).expect(303)
    const week = 'No buses this week. Through Friday, October 17'
    assert.deepEqual(await seen(), [week])
    setClock('2025-10-13T06:00')
    assert.deepEqual(await seen(), [`${textOf('today.ready.delay.all')} Until 3:30\u00a0PM`, week])
    setClock('2025-10-13T15:30')
    assert.deepEqual(await seen(), [week])
  })

  it('is ended with a button, and posted once even by a double click', async () => {
    const { admin, post, seen, services } = start()
    await post({ kind: 'closure' }).expect(303)
    await post({ kind: 'closure' }).expect(303)
    assert.equal((await seen()).length, 1)
    const $ = readStaffPage((await admin.get(room).expect(200)).text)
    const end = $('.today-now form').attr('action') ?? ''
    await admin.post(end).expect(303)
    assert.deepEqual(await seen(), [])
    await admin.post(end).expect(303)
    const lines = services.audit.latest(2).map(({ what, email, details }) => [what, email, details.text])
    const text = textOf('today.ready.closure.all')
    assert.deepEqual(lines, [
      ['today-ended', admin.account.email, text],
      ['today-posted', admin.account.email, text],
    ])
  })

  it('is posted beside one that starts later, and beside one in fewer languages', async () => {
    const { admin, post, seen } = start()
    const until = '2025-10-11T00:00'
    await post({ kind: 'outage', from: '2025-10-10T15:00', until }).expect(303)
    assert.deepEqual(await seen(), [])
    await post({ kind: 'outage', until }).expect(303)
    assert.deepEqual(await seen(), [textOf('today.ready.outage.all')])
    await post({ kind: 'other', 'text-en': 'No late bus' }).expect(303)
    await post({ kind: 'other', 'text-en': 'No late bus', 'text-es': 'No hay autobús tarde' }).expect(303)
    assert.ok((await seen('/es/')).includes('No hay autobús tarde'))
    const $ = readStaffPage((await admin.get(room).expect(200)).text)
    assert.equal($('.today-now form').length, 4)
  })

  it('about a school that has left the directory is not shown as one about all', async () => {
    const { database, post, seen } = start()
    await post({ kind: 'closure', schools: ['lincoln-elementary'] }).expect(303)
    assert.equal((await seen()).length, 1)
    database.$client.prepare('update today_lines set schools = \'["gone-elementary"]\'').run()
    assert.deepEqual(await seen(), [])
  })

  it('says what is wrong beside the field, and keeps what was typed', async () => {
    const { post, faults, seen } = start()
    assert.deepEqual(Object.keys(await faults({})), ['kind'])
    assert.deepEqual(Object.keys(await faults({ kind: 'war' })), ['kind'])
    assert.deepEqual(await faults({ kind: 'other', 'text-es': 'Hola' }), {
      'text-en': textOf('todayRoom.fault.english'),
    })
    assert.deepEqual(await faults({ kind: 'other', 'text-en': 'ñ'.repeat(201) }), {
      'text-en': 'Use at most 200 characters: these are 201',
    })
    assert.deepEqual(await faults({ kind: 'closure', schools: ['hogwarts'] }), {
      schools: 'There is no school “hogwarts” here',
    })
    const ends = (until: string, from = '') => faults({ kind: 'closure', from, until })
    assert.deepEqual(await ends('2025-10-10T09:00', '2025-10-10T10:00'), {
      until: textOf('todayRoom.fault.backwards'),
    })
    assert.deepEqual(await ends('2025-10-09T09:00', '2025-10-09T08:00'), {
      until: textOf('todayRoom.fault.past'),
    })
    assert.deepEqual(await ends('2025-10-12T00:00'), { until: textOf('todayRoom.fault.saysToday') })
    assert.deepEqual(Object.keys(await ends('tomorrow', '2025-02-30T08:00')), ['from', 'until'])
    assert.deepEqual(
      Object.keys(await faults({ kind: 'other', 'text-en': 'x', until: '2025-12-24T08:00' })),
      ['until'],
    )
    assert.deepEqual(await faults({ kind: 'delay', closes_offices: 'yes' }), {
      closes_offices: textOf('todayRoom.fault.offices'),
    })
    const typed = {
      ...{ kind: 'delay', 'text-en': '<i>Slow', schools: 'lincoln-elementary', from: '2025-10-11T08:00' },
      until: '2025-10-10T08:00',
    }
    const $ = readStaffPage((await post(typed).expect(422)).text)
    assert.equal($('input[name=kind]:checked').val(), 'delay')
    assert.equal($('#text-en').val(), '<i>Slow')
    assert.equal($('input[name=schools]:checked').val(), 'lincoln-elementary')
    assert.deepEqual([$('#from').val(), $('#until').val()], [typed.from, typed.until])
    assert.equal($('#until-fault').length, 1)
    assert.deepEqual(await seen(), [])
  })

  it('holds at most twenty lines', async () => {
    const { post, faults } = start()
    for (let i = 0; i < 20; i++) await post({ kind: 'other', 'text-en': `Line ${i}` }).expect(303)
    assert.deepEqual(await faults({ kind: 'closure' }), {
      kind: textWith('todayRoom.fault.many', { most: 20 }),
    })
  })

  it('makes schools say that they are closed today, and when they open', async () => {
    const { app, post } = start()
    const status = async (path: string) => {
      const $ = readPage((await request(app).get(path).expect(200)).text)
      return [$('.status').first().text(), $('p.today').text()]
    }
    await post({ kind: 'closure', schools: 'lincoln-elementary' }).expect(303)
    const [closed, day] = await status('/schools/lincoln-elementary')
    assert.match(closed ?? '', /^Closed today\. Opens (Monday|Tuesday) at /)
    assert.match(day ?? '', says('schools.today.closed'))
    const [open] = await status('/schools/quarry-hill-elementary')
    assert.match(open ?? '', says('answer.openUntil'))
  })

  it('is on the school’s call sheet, and on the pages of the desk', async () => {
    const made = start()
    const desk = signIn(made, 'desk')
    const sheet = '/desk/call-sheets/lincoln-elementary'
    const before = readStaffPage((await desk.get(sheet).expect(200)).text)
    assert.equal(before('.sheet-today').length, 0)
    await made.post({ kind: 'early', schools: 'lincoln-elementary' }).expect(303)
    await made.post({ kind: 'delay', schools: 'riverbend-high' }).expect(303)
    const $ = readStaffPage((await desk.get(sheet).expect(200)).text)
    assert.equal($('.sheet-today').text(), `On October 10, 2025: ${textOf('today.ready.early.some')}`)
    assert.equal($('.news p').length, 2)
    const file = (await desk.get(`${sheet}/file`).expect(200)).text
    assert.match(file, says('today.ready.early.some'))
  })

  it('is for admins alone', async () => {
    const made = start()
    for (const role of ['editor', 'desk'] as const) {
      await signIn(made, role).get(room).expect(403)
      await signIn(made, role).post(room, { kind: 'closure' }).expect(403)
    }
    assert.deepEqual(await made.seen(), [])
  })
})
