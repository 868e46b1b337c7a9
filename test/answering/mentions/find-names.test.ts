import assert from 'node:assert/strict'
import { findNames } from '../../../src/answering/mentions/find-names.js'
import type { MentionIndex } from '../../../src/answering/mentions/mention-index.js'
import { readMentionText } from '../../../src/platform/text/mention-text.js'
import { sampleMentions } from '../../support/samples/sample-mentions.js'

describe('Finding names in a concern', () => {
  let index: MentionIndex
  before(async () => {
    index = await sampleMentions()
  })
  const names = (text: string, lang = 'en', school: string | null = null) =>
    findNames(readMentionText(text), lang, index, { school })

  describe('a person is looked up', () => {
    const rows: [text: string, slug: string, by: string, lang?: string][] = [
      ["Ms Alvarez's number", 'luz-alvarez', 'last'],
      ['ms alvarezs number', 'luz-alvarez', 'last'],
      ['email for mr okafor', 'abena-okafor', 'last'],
      ['how do I reach Luz Alvarez', 'luz-alvarez', 'full'],
      ['luz alvarez phone', 'luz-alvarez', 'full'],
      ['luz alvares phone', 'luz-alvarez', 'full'],
      ['L. Alvarez email', 'luz-alvarez', 'last'],
      ['Alvarez, Luz', 'luz-alvarez', 'full'],
      ['Ms. Luz phone number please', 'luz-alvarez', 'first'],
      ['alvarez phone', 'luz-alvarez', 'last'],
      ['dr chukwu email', 'ngozi-chukwu', 'last'],
      ['Dr. Guerrero', 'ines-guerrero', 'last'],
      ['contact Kravchuck', 'dmitri-kravchuk', 'last'],
      ['principal guerrero', 'ines-guerrero', 'last'],
      ['van horn phone number', 'kathleen-van-horn', 'last'],
      ['Lincoln K teacher Ms Gentry email', 'miriam-gentry', 'last'],
      ["Ms. O'Neill email", 'megan-oneill', 'last'],
      ['oneill email', 'megan-oneill', 'last'],
      ['nurse Cho phone', 'soo-jin-cho', 'last'],
      ['coach Trujillo email', 'arturo-trujillo', 'last'],
      ['email of Marie-Ange Louissaint', 'marie-ange-louissaint', 'full'],
      ['marie ange louissaint', 'marie-ange-louissaint', 'full'],
      ['ms al masri email', 'yasmin-al-masri', 'last'],
      ['Mrs Whitfield Jones number', 'monique-whitfield-jones', 'last'],
      ['who is Ms. Dabrowski', 'jelena-dabrowski', 'last'],
      ['how can I get in touch with Mr Daniels at Lincoln', 'curtis-daniels', 'last'],
      ['principal Daniels', 'curtis-daniels', 'last'],
      ['telefono de la maestra Gentry', 'miriam-gentry', 'last', 'es'],
      ['correo de la señora Ríos', 'marisol-rios', 'last', 'es'],
      ['quiero hablar con Norma Nuñez', 'norma-nunez', 'full', 'es'],
      ['cómo contacto al señor Solis', 'joaquin-solis', 'last', 'es'],
    ]
    for (const [text, slug, by, lang] of rows)
      it(text, () => {
        const found = names(text, lang)
        assert.equal(found.people[0]?.slug, slug)
        assert.equal(found.people[0]?.by, by)
        assert.equal(found.directory, true)
      })
  })

  describe('an office or role is looked up', () => {
    const rows: [text: string, office: string, school?: string | null | undefined, lang?: string][] = [
      ['nurse', 'nurse'],
      ['who is the principal at Lincoln', 'principal', 'lincoln-elementary'],
      ['principal phone lincoln', 'principal', 'lincoln-elementary'],
      ['principle phone lincoln', 'principal', 'lincoln-elementary'],
      ['coach of girls soccer', 'athletic-director'],
      ['girls soccer coach email', 'athletic-director'],
      ['vice principal harmony', 'assistant-principal', 'harmony-middle'],
      ['how do I contact the school counselor', 'counselor'],
      ['councelor phone number', 'counselor'],
      ['front office number', 'school-office'],
      ['front office phone for Orchard Elementary', 'school-office', 'orchard-elementary'],
      ['phone number for harmony middle school', 'school-office', 'harmony-middle'],
      ['Orchard office', 'school-office', 'orchard-elementary'],
      ['attendance office number', 'attendance'],
      ['attendance line', 'attendance'],
      ['registrar at Summit', 'registrar', 'summit-high'],
      ['librarian email', 'librarian'],
      ['social worker phone', 'social-worker'],
      ['superintendent email', 'superintendent', null],
      ['who is the superintendant', 'superintendent', null],
      ['school board contact', 'school-board', null],
      ['HR phone number', 'human-resources', null],
      ['bus garage phone', 'transportation', null],
      ['transportation phone number', 'transportation', null],
      ['special ed director', 'special-education', null],
      ['who is the director of special education', 'special-education', null],
      ['director of food services email', 'nutrition', null],
      ['food services director', 'nutrition', null],
      ['title ix coordinator', 'civil-rights', null],
      ['volunteer coordinator contact', 'family-engagement', null],
      ["my son's counselor phone", 'counselor'],
      ['7th grade counselor at Harmony', 'counselor', 'harmony-middle'],
      ['help desk', 'technology', null],
      ['quien es la directora de Harmony', 'principal', 'harmony-middle', 'es'],
      ['telefono de la enfermera', 'nurse', undefined, 'es'],
      ['correo del consejero', 'counselor', undefined, 'es'],
      ['número de la oficina de transporte', 'transportation', null, 'es'],
      ['subdirectora de Summit', 'assistant-principal', 'summit-high', 'es'],
      ['enfermera', 'nurse', undefined, 'es'],
      ['con quién hablo en recursos humanos', 'human-resources', null, 'es'],
      ['teléfono de la escuela Lincoln', 'school-office', 'lincoln-elementary', 'es'],
      ['director de transporte', 'transportation', null, 'es'],
    ]
    for (const [text, office, school, lang] of rows)
      it(text, () => {
        const found = names(text, lang)
        assert.deepEqual(found.role, { office, school: school ?? null })
        assert.equal(found.directory, true)
      })
  })

  describe('an office is looked up in ten more languages', () => {
    const rows: [lang: string, text: string, office: string][] = [
      ['ar', 'رقم هاتف مكتب المدرسة', 'school-office'],
      ['ar', 'من هو مدير المدرسة؟', 'principal'],
      ['fr', 'Quel est le numéro de téléphone du secrétariat ?', 'school-office'],
      ['fr', 'Qui est la directrice de l’école ?', 'principal'],
      ['ht', 'nimewo biwo lekòl la', 'school-office'],
      ['ht', 'Kiyès ki direktè lekòl la?', 'principal'],
      ['ko', '학교 사무실에 어떻게 연락하나요', 'school-office'],
      ['ko', '교무실에 전화하고 싶어요', 'school-office'],
      ['ko', '교장 선생님이 누구예요?', 'principal'],
      ['pt', 'telefone da secretaria da escola', 'school-office'],
      ['ru', 'Как позвонить в офис школы?', 'school-office'],
      ['ru', 'телефон школьной канцелярии', 'school-office'],
      ['ru', 'Мне нужна медсестра', 'nurse'],
      ['so', 'lambarka xafiiska dugsiga', 'school-office'],
      ['tl', 'numero ng opisina ng paaralan', 'school-office'],
      ['tl', 'Sino ang principal?', 'principal'],
      ['vi', 'số điện thoại văn phòng trường', 'school-office'],
      ['vi', 'Hiệu trưởng là ai?', 'principal'],
      ['zh', '学校办公室电话', 'school-office'],
      ['zh', '护士的电话号码', 'nurse'],
    ]
    for (const [lang, text, office] of rows)
      it(`${lang}: ${text}`, () => {
        const { role, directory } = names(text, lang, 'lincoln-elementary')
        assert.deepEqual(
          { role, directory },
          { role: { office, school: 'lincoln-elementary' }, directory: true },
        )
      })

    it('at the school that the text names', () =>
      assert.equal(names('téléphone du secrétariat de Prairie', 'fr').role?.school, 'prairie-elementary'))

    const concerns: [lang: string, text: string][] = [
      ['ru', 'Директор школы кричал на сына'],
      ['ru', 'Мне не нужна медсестра'],
      ['fr', 'La directrice crie sur ma fille'],
      ['ht', 'Enfimyè a pa rele m'],
      ['ko', '교장 선생님이 아이를 때렸어요'],
      ['zh', '护士没有给我打电话'],
      ['tl', 'Sinigawan ng principal ang anak ko'],
      ['vi', 'Hiệu trưởng đánh con tôi'],
      ['ar', 'المدير ضرب ابني'],
      ['so', 'Maamulaha ayaa garaacay wiilkayga'],
      ['pt', 'A diretora gritou com a minha filha'],
    ]
    for (const [lang, text] of concerns)
      it(`but not in ${lang}: ${text}`, () => assert.equal(names(text, lang).directory, false))
  })

  describe('a concern is not a look-up', () => {
    const rows: [text: string, lang?: string][] = [
      ['nurse gave wrong medicine'],
      ['Ms Alvarez gave my son a zero and I want it changed'],
      ['rude school nurse'],
      ['no nurse at school'],
      ['nurse called me'],
      ['the principal will not call me back'],
      ['principal yelled at my son at lincoln'],
      ['Mr Young'],
      ['young king price long park'],
      ['my daughter needs glasses'],
      ['wrong phone number on file'],
      ['lunch number'],
      ['phone taken by teacher'],
      ['who is over the principal'],
      ['bus late'],
      ['attendance'],
      ['attendance letter'],
      ['substitute nurse jobs'],
      ['soccer tryouts'],
      ['lincoln'],
      ["teacher's email"],
      ["who is my kid's teacher"],
      ['meet the teacher'],
      ['can the nurse call me'],
      ['thank you superintendent'],
      ['what is the PTA'],
      ['how to speak at the school board'],
      ['who is the head of the nurses'],
      ['grupo para mamas solas', 'es'],
      ['recreacion', 'es'],
      ['phone'],
      ['call'],
      [''],
      ['la enfermera le dio mal la medicina', 'es'],
      ['la maestra no contesta', 'es'],
      ['camión tarde', 'es'],
      ['la directora le gritó a mi hijo', 'es'],
      ['no hay enfermera', 'es'],
    ]
    for (const [text, lang] of rows)
      it(text || 'nothing at all', () => assert.equal(names(text, lang).directory, false))
  })

  describe('a person is named in passing', () => {
    const named: [string, string][] = [
      ['Ms Alvarez gave my son a zero and I want it changed', 'luz-alvarez'],
      ['my kid says Mr. Kapoor yells at the whole class every day', 'rajesh-kapoor'],
      ['mrs okafr never answers when I ask about the reading program', 'abena-okafor'],
    ]
    for (const [text, slug] of named)
      it(text, () => {
        const found = names(text)
        assert.equal(found.people[0]?.slug, slug)
        assert.equal(found.directory, false)
      })

    const nobody = [
      'my son Diego Martinez was suspended',
      'last name Garcia, which counselor',
      'this is Luz Alvarez, my bus was late',
      'the long wait for a young king',
      'she will miss school on Friday',
      'dr note for absence',
      'Kevin Alvarez keeps hitting my daughter at recess',
      'our neighbor is Mrs. Okafor and she can pick him up',
      'he has Osgood-Schlatter and cannot run the mile',
      'the principal battle over phones goes on and on in the evenings and no one will give us an answer',
      'rose at dawn to make the price of the battle bell',
    ]
    for (const text of nobody) it(`nobody: ${text}`, () => assert.deepEqual(names(text).people, []))
  })

  describe('among several people with the same name', () => {
    it('ranks the one at the chosen school first', () => {
      assert.equal(names('Garcia email').people.length, 2)
      assert.equal(names('Mr Garcia email').people[0]?.slug, 'roberto-garcia')
      assert.equal(names('Mrs Garcia email').people[0]?.slug, 'maribel-garcia')
      const chosen = index.directory.people
        .filter(({ lastName }) => lastName === 'Johnson')
        .map(({ slug }) => slug)
      assert.equal(chosen.length, 3)
      for (const slug of chosen) {
        const person = index.people.byLast.get('johnson')!.find((known) => known.person.slug === slug)!
        const [school] = person.schools
        if (school) assert.equal(names('Johnson phone', 'en', school).people[0]?.slug, slug)
      }
    })

    it('ranks by the school in the text before the chosen school', () => {
      const found = names('nurse at Harmony', 'en', 'lincoln-elementary')
      assert.equal(found.role?.school, 'harmony-middle')
      assert.equal(names('nurse', 'en', 'lincoln-elementary').role?.school, 'lincoln-elementary')
    })
  })

  it('names the coach with that duty', () => {
    assert.deepEqual(
      names('coach of girls soccer', 'en', 'douglass-high').people.map(({ slug }) => slug),
      ['arturo-trujillo'],
    )
  })

  it('never names anyone who is not public', () => {
    for (const person of index.directory.people.filter((one) => !one.public)) {
      const found = names(`${person.prefix} ${person.firstName} ${person.lastName} phone`)
      assert.ok(!found.people.some(({ slug }) => slug === person.slug), person.slug)
    }
  })

  it('puts every public person first by full name and by title and last name', () => {
    for (const person of index.directory.people.filter((one) => one.public)) {
      const full = names(`email for ${person.firstName} ${person.lastName}`)
      assert.equal(full.people[0]?.slug, person.slug)
      assert.equal(full.directory, true, person.slug)
      const titled = names(`${person.prefix} ${person.lastName} phone number`.toLowerCase())
      const namesakes = titled.people.map(({ slug }) => slug)
      assert.ok(namesakes.includes(person.slug), `${person.slug}: ${namesakes}`)
      assert.equal(titled.directory, true, person.slug)
    }
  })
})
