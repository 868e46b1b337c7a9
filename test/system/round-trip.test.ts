import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { createDirectoryExport } from '../../src/content/imports/export-directory.js'
import { createTopicEditor } from '../../src/content/revisions/topic-editor-store.js'
import { useImporter } from '../support/app/use-importer.js'
import { asExcelSaves } from '../support/samples/as-excel-saves.js'

describe('Exports come back unchanged', () => {
  const { check, current, database, faultsOf } = useImporter()

  const exports = () => createDirectoryExport(database().$client, ['en', 'es'])

  async function written(write: (to: PassThrough) => Promise<unknown>): Promise<Buffer> {
    const to = new PassThrough()
    const [bytes] = await Promise.all([buffer(to), write(to)])
    return bytes
  }

  async function changesNothing(files: Record<string, string | Buffer>, what: string): Promise<void> {
    const id = await check(files, { removes: true })
    assert.deepEqual(faultsOf(id), [], what)
    const { counts } = current().find(id)!
    assert.deepEqual(
      Object.keys(counts).filter((key) => !key.endsWith('.same')),
      [],
      what,
    )
    assert.ok(
      Object.values(counts).some((count) => count > 0),
      what,
    )
  }

  beforeEach(() => {
    database().$client.exec(`update contacts set internal_note = '=HYPERLINK("x")', ext = '0012' where office = 'transportation';
      update contacts set room = '_x0041_ <b>&amp;' || char(13) || char(10) || '“next” 😀' where office = 'principal';
      update schools set state = 'MA', zip = '02139', grades = '6-8' where slug = 'oak';
      update posts set routes = '1-20' where id = 1`)
  })

  it('as one workbook with a sheet for each table', async () => {
    const workbook = await written((to) => exports().writeWorkbook('all.xlsx', to))
    await changesNothing({ 'all.xlsx': workbook }, 'all.xlsx')
  })

  it('table by table, as a workbook and as CSV', async () => {
    for (const { name } of exports().files()) {
      const workbook = await written((to) => exports().writeWorkbook(name.replace('.csv', '.xlsx'), to))
      const csv = await written((to) => exports().writeFile(name, to))
      // A table without rows has nothing to compare.
      if (csv.toString().trim().split('\n').length === 1) continue
      await changesNothing(
        { [name.replace('/', '-').replace('.csv', '.xlsx')]: workbook },
        `${name}, workbook`,
      )
      assert.equal(csv.subarray(0, 3).toString('hex'), 'efbbbf', 'Excel needs the mark')
      await changesNothing({ [name]: csv }, name)
    }
  })

  it('with the links and duties of a merged topic at its successor', async () => {
    const { $client } = database()
    $client.exec(`insert into topics (slug, also, straight, legal, position) values ('other-bus', '[]', 1, 0, 9);
      insert into topic_words (topic, lang, title, summary, bring) values ('other-bus', 'en', 'Other bus', 'Ask.', '');
      insert into ladder_steps (topic, level, step, office, position) values ('other-bus', 'any', 1, 'transportation', 0);
      insert into links (id, topic, url, position) values (901, 'late-bus', 'https://elm.example/late', 1),
        (902, 'late-bus', 'https://elm.example/map', 2), (903, 'other-bus', 'https://elm.example/own', 1);
      insert into link_words (link, lang, label) select id, 'en', 'Page ' || id from links where id > 900;
      update posts set topics = 'late-bus other-bus worry' where id = 1`)
    createTopicEditor(database()).retire('late-bus', 'other-bus')
    const csv = (await written((to) => exports().writeFile('links.csv', to))).toString()
    assert.ok(!csv.includes('late-bus'))
    assert.deepEqual(csv.match(/other-bus,,[^,]+,\d/g), [
      'other-bus,,https://elm.example/late,2',
      'other-bus,,https://elm.example/map,3',
      'other-bus,,https://elm.example/own,1',
    ])
    const posts = (await written((to) => exports().writeFile('posts.csv', to))).toString()
    assert.match(posts, /other-bus worry/)
    assert.ok(!posts.includes('late-bus'))
    await changesNothing({ 'links.csv': csv, 'posts.csv': posts }, 'links and posts')
  })

  it('also when Excel saved the CSV in its own way, where it loses nothing', async () => {
    database().$client.exec("update contacts set ext = '12' where office = 'transportation'")
    for (const { name } of exports().files()) {
      const csv = (await written((to) => exports().writeFile(name, to))).toString()
      if (csv.trim().split('\n').length === 1) continue
      await changesNothing({ [name]: asExcelSaves(csv) }, name)
    }
  })

  it('with a sheet that Excel reads: text cells, and the headers in view', async () => {
    const { unzipSync, strFromU8 } = await import('fflate')
    const parts = unzipSync(await written((to) => exports().writeWorkbook('schools.xlsx', to)))
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!)
    assert.match(sheet, /<c r="E2" s="1" t="inlineStr"><is><t xml:space="preserve">6-8<\/t>/)
    assert.match(strFromU8(parts['xl/styles.xml']!), /<xf numFmtId="49"/)
    assert.match(sheet, /state="frozen"/)
    assert.deepEqual(Object.keys(parts).sort(), [
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ])
    assert.equal(await exports().writeWorkbook('nothing.xlsx', new PassThrough()), false)
  })
})
