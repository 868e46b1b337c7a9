import assert from 'node:assert/strict'
import { readPage } from '../../support/app/page.js'

const main = `<h1>Buses</h1><form action="/ask"><label for="typed">Concern</label><input id="typed" aria-describedby="hint">
  <p id="hint">Few words</p><input type="hidden" name="csrf"><button>Ask</button></form><a href="#hint">Hint</a>`
const page = (content = main, head = '<title>Buses – Who to Ask</title>') =>
  `<!doctype html><html lang="en" dir="ltr"><head>${head}</head><body><a href="#main">Skip</a>
  <header><a href="tel:+12165550100">Call</a></header><main id="main">${content}</main></body></html>`

describe('Reading a page', () => {
  it('takes a sound one', () => {
    assert.equal(readPage(page())('h1').text(), 'Buses')
    readPage(page(main, '<title>Error: Buses</title><link rel="stylesheet" href="/assets/site.css">'))
    readPage(page(main, '<title>Buses</title><link rel="canonical" href="https://ask.example/">'))
    readPage(page(`${main}<script type="application/ld+json">{}</script><img src="/assets/a.png">`))
  })

  const faulty: [what: RegExp, ...change: [string, string]][] = [
    [/doctype/, '<!doctype html>', ''],
    [/its language/, ' lang="en"', ''],
    [/its direction/, ' dir="ltr"', ''],
    [/one h1/, '<h1>', '<h1>More</h1><h1>'],
    [/starts with the h1/, '<h1>Buses', '<h1>Trains'],
    [/ids are unique/, 'id="hint"', 'id="typed"'],
    [/#help is named/, 'aria-describedby="hint"', 'aria-describedby="hint help"'],
    [/#help leads somewhere/, 'href="#hint"', 'href="#help"'],
    [/#other is named/, 'label for="typed"', 'label for="other"'],
    [/one label/, '<label for="typed">Concern</label>', ''],
    [/one label/, '<label', '<label for="typed">Twice</label><label'],
    [/one label/, ' id="typed" aria', ' id="other"><p id="typed"></p><br aria'],
    [/where it goes/, 'action="/ask"', 'action="https://other.example/"'],
    [/has a button/, '<button>Ask</button>', ''],
    [/says something/, '>Hint<', '> <'],
    [/says something/, '<button>Ask<', '<button> <'],
    [/inline style or script/, '<h1>', '<h1 style="color: red">'],
    [/inline style or script/, '<h1>', '<style></style><h1>'],
    [/inline style or script/, '<h1>', '<script>go()</script><h1>'],
    [/inline handler/, '<h1>', '<h1 onclick="go()">'],
    [/JSON/, '<h1>', '<script type="application/ld+json">{</script><h1>'],
    [/our own files/, '<h1>', '<script src="https://other.example/a.js"></script><h1>'],
    [/our own files/, '<h1>', '<img src="//other.example/a.png"><h1>'],
    [/our own files/, '<title>', '<link rel="stylesheet" href="https://other.example/a.css"><title>'],
    [/skip link is first/, '<a href="#main">', '<p></p><a href="#main">'],
    [/leads somewhere/, 'id="main"', 'id="content"'],
    [/can be called/, 'tel:+12165550100', 'tel:+12165550199'],
    [/no gaps/, 'Few words', 'undefined'],
  ]
  for (const [what, from, to] of faulty)
    it(`refuses ${to || `one without ${from}`}`, () => {
      const changed = page().replace(from, to)
      assert.notEqual(changed, page())
      assert.throws(() => readPage(changed), what)
    })
})
