import assert from 'node:assert/strict'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Handlebars from 'handlebars'
import { formatPhone, phoneFormats } from '../../../src/platform/language/format-phone.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { fromRoot } from '../../../src/platform/root.js'
import { smsLink, telLink } from '../../../src/platform/web/phone-links.js'
import { createTemplates } from '../../../src/platform/web/templates.js'

describe('Templates', () => {
  const speech = createLanguage().speech('en')
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'views-'))
    writeFileSync(join(folder, 'layout.hbs'), '<main>{{> @partial-block}}</main>')
    writeFileSync(join(folder, 'page.hbs'), "{{#> layout}}{{name}}, {{t 'answer.email'}}{{/layout}}")
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('render a page in its layout, escaped, with the words of its language', () => {
    const html = createTemplates(folder).render('page', { name: '<b>' }, speech)
    assert.equal(html, `<main>&lt;b&gt;, ${speech.t('answer.email')}</main>`)
  })

  it('can all be compiled: the service does it when one is first drawn', () => {
    const views = fromRoot('views')
    const files = readdirSync(views, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.hbs'),
    )
    assert.ok(files.length > 100)
    for (const file of files)
      assert.doesNotThrow(() => Handlebars.precompile(readFileSync(join(views, file), 'utf8')), file)
  })

  it('lead below a path of the host, and only there', () => {
    const view = `<a class="x"{{#if there}} href="{{there}}#top"{{/if}}>{{there}}</a><a href="{{tel number null}}"></a>
<form action="{{#if other}}{{other}}{{else}}{{there}}{{/if}}" data-progress{{#if there}}="{{there}}"{{/if}}><input value="{{there}}">`
    writeFileSync(join(folder, 'page.hbs'), view)
    const templates = createTemplates(folder)
    const model = { there: '/a"b', other: null, number: '+12165550112' }
    const html = templates.below('/d/elm').render('page', model, speech)
    assert.match(html, /href="\/d\/elm\/a&quot;b#top">\/a&quot;b<\/a><a href="tel:/)
    assert.match(
      html,
      /action="\/d\/elm\/a&quot;b" data-progress="\/d\/elm\/a&quot;b"><input value="\/a&quot;b">/,
    )
    const outside = templates
      .below('/d/elm')
      .render('page', { ...model, other: 'https://there.example/' }, speech)
    assert.match(outside, /action="https:\/\/there\.example\/"/)
    writeFileSync(join(folder, 'page.hbs'), '<a href="{{missing}}">')
    assert.throws(() => createTemplates(folder).below('/d/elm').render('page', {}, speech), /missing/)
    const whole = createTemplates(folder)
    assert.equal(whole.below(''), whole)
  })

  it('keep a number in one piece, and escape the words around it', () => {
    writeFileSync(join(folder, 'page.hbs'), "{{whole text '(216) 555-0112'}}")
    const html = createTemplates(folder).render('page', { text: '<b>Call (216) 555-0112' }, speech)
    assert.equal(html, '&lt;b&gt;Call <bdi class="whole">(216) 555-0112</bdi>')
  })

  it('keep an extension with its number', () => {
    writeFileSync(join(folder, 'page.hbs'), '{{> platform/web/call-words phone="+12165550112" ext="12"}}')
    mkdirSync(join(folder, 'platform', 'web'), { recursive: true })
    copyFileSync(
      fromRoot('views', 'platform', 'web', 'call-words.hbs'),
      join(folder, 'platform', 'web', 'call-words.hbs'),
    )
    const html = createTemplates(folder).render('page', {}, speech)
    const number = speech.t('phone.withExt', { number: speech.phone('+12165550112'), ext: '12' })
    assert.ok(html.includes(`<bdi class="whole">${number}</bdi>`), html)
  })

  it('keep the times of each rule of hours in one piece, in every language', () => {
    writeFileSync(join(folder, 'page.hbs'), '{{times hours}}')
    const rendered = (hours: string) => createTemplates(folder).render('page', { hours }, speech)
    const whole = (times: string) => `<bdi class="whole">${times}</bdi>`
    assert.equal(
      rendered('Mon and Wed, 8:00 AM – 1:00 PM; Sat, 9:00 – 11:00 AM'),
      `Mon and Wed, ${whole('8:00 AM – 1:00 PM')}; Sat, ${whole('9:00 – 11:00 AM')}`,
    )
    assert.equal(rendered('周一–周四，上午7:45至下午3:45'), `周一–周四，${whole('上午7:45至下午3:45')}`)
    assert.equal(rendered('7:45 AM – 2:30 PM'), whole('7:45 AM – 2:30 PM'))
    assert.equal(rendered('by <appointment>'), 'by &lt;appointment&gt;')
    const { hours } = createLanguage().speech('ar')
    for (const line of hours('Mo-Fr 05:30-17:30')) assert.match(line, /5:30\u00a0ص – 5:30\u00a0م/)
  })

  it('keep a comma with the number before it, in every script', () => {
    const rendered = (text: string) => {
      writeFileSync(join(folder, 'page.hbs'), "{{whole text '555-0112'}}")
      return createTemplates(folder).render('page', { text }, speech)
    }
    const number = '<bdi class="whole">555-0112</bdi>'
    for (const comma of [',', '،', '，'])
      assert.equal(
        rendered(`Call 555-0112${comma} ext. 4`),
        `Call <span class="unbroken">${number}${comma}</span> ext. 4`,
      )
    assert.equal(rendered('555-0112번으로 전화'), '<bdi class="whole">555-0112번으로</bdi> 전화')
    assert.equal(rendered('Text 555-0112'), `Text ${number}`)
    assert.equal(rendered('Nobody & nothing'), 'Nobody &amp; nothing')
  })

  it('end a sentence once', () => {
    writeFileSync(join(folder, 'page.hbs'), '{{sentence text}}')
    const ended = (text: string) => createTemplates(folder).render('page', { text }, speech)
    assert.equal(ended('Opens Monday'), 'Opens Monday. ')
    assert.equal(ended('Abre a las 7:30 a.m.'), 'Abre a las 7:30 a.m. ')
  })

  it('throw when the model lacks a printed value', () => {
    assert.throws(() => createTemplates(folder).render('page', {}, speech), /name/)
    assert.throws(() => createTemplates(folder).render('nowhere', {}, speech), /no view/)
  })

  it('read their files again on request', () => {
    const once = createTemplates(folder)
    const reloading = createTemplates(folder, { reload: true })
    writeFileSync(join(folder, 'page.hbs'), 'new')
    assert.notEqual(once.render('page', { name: 'x' }, speech), 'new')
    assert.equal(reloading.render('page', {}, speech), 'new')
  })
})

describe('Phone numbers', () => {
  it('are formatted the usual way', () => {
    assert.equal(formatPhone('+12165550112', 'parentheses'), '(216) 555-0112')
    assert.equal(formatPhone('+12165550112', 'dashes'), '216-555-0112')
    assert.equal(formatPhone('+12165550112', 'dots'), '216.555.0112')
    for (const format of phoneFormats) {
      assert.equal(formatPhone('911', format), '911')
      assert.equal(formatPhone('+442079460000', format), '+44 20 7946 0000')
    }
  })

  it('are links that dial the extension and prefill the text', () => {
    assert.equal(telLink('+12165550112', '12'), 'tel:+12165550112;ext=12')
    assert.equal(telLink('988', null), 'tel:988')
    assert.equal(smsLink('741741', 'HOME'), 'sms:741741?&body=HOME')
    assert.equal(smsLink('988', null), 'sms:988')
  })
})
