// Runs in the browser, beside the pages: where a page cannot be had, it shows the numbers to call instead. It keeps those
// pages, in the languages that were read, and their files, and nothing else: no answer, nothing typed. The server puts
// `kept` before it.
// Districts of one host share its caches: below a path, these have its name.
const cachesOfOurs = `${kept.home.slice(1)}offline-`
const cacheName = `${cachesOfOurs}${kept.version}`
// News, such as a closure, is soon old; the numbers are as of a day.
const freshMs = 15 * 60_000
const mainPage = kept.pages.at(-1).page

addEventListener('install', (event) => {
  event.waitUntil(keepForTabs().then(() => skipWaiting()))
})

addEventListener('activate', (event) => {
  event.waitUntil(dropOld().then(() => clients.claim()))
})

addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname } = new URL(request.url)
  if (kept.files.includes(pathname)) {
    event.respondWith(fetch(request).catch(() => caches.match(pathname)))
  } else if (request.mode === 'navigate' && isOurs(request)) {
    event.respondWith(pageOrNumbers(request, pathname))
    event.waitUntil(keepFresh(pathname))
  }
})

// A form that another website sends must not look like ours to the server.
function isOurs(request) {
  return request.method === 'GET' || request.referrer.startsWith(`${location.origin}${kept.home}`)
}

async function pageOrNumbers(request, pathname) {
  const page = await fetch(request).catch(() => null)
  // 502 and 504 are a proxy's, which does not reach us: its page names nobody to call.
  if (page && page.status !== 502 && page.status !== 504) return page
  return (
    (await caches.match(offlinePage(pathname))) ?? (await caches.match(mainPage)) ?? page ?? Response.error()
  )
}

// The plain home page is in the language of the browser.
function offlinePage(pathname) {
  const own = pathname === kept.home ? pageOfBrowser() : undefined
  return (own ?? kept.pages.find(({ below }) => `${pathname}/`.startsWith(below))).page
}

function pageOfBrowser() {
  for (const tag of navigator.languages ?? []) {
    const wanted = readBy(tag.toLowerCase())
    const found = kept.pages.find(({ lang }) => wanted.includes(lang))
    if (found) return found
  }
}

// As the server's `offeredFor` does: who writes traditional Chinese gets it, if it is there.
function readBy(tag) {
  const [base] = tag.split('-')
  const isTraditional = /^yue\b|^(zh|cmn)\b.*-(hant|tw|hk|mo)\b/.test(tag) && !/-hans\b/.test(tag)
  if (isTraditional && kept.pages.some(({ lang }) => lang === 'zh-Hant')) return ['zh-Hant']
  return [tag, { fil: 'tl', yue: 'zh', cmn: 'zh', hat: 'ht' }[base] ?? base]
}

async function keepForTabs() {
  const tabs = await clients.matchAll({ type: 'window', includeUncontrolled: true })
  await keep([mainPage, ...tabs.map(({ url }) => offlinePage(new URL(url).pathname))])
}

async function keep(pages) {
  const cache = await caches.open(cacheName)
  const fresh = [...new Set(pages)].map((page) => new Request(page, { cache: 'no-cache' }))
  await cache.addAll([...fresh, ...kept.files])
}

// Asked for again on a later visit; the server answers in a few bytes while nothing is new.
async function keepFresh(pathname) {
  const own = offlinePage(pathname)
  const page = await caches.match(own)
  const age = Date.now() - Date.parse(page?.headers.get('date') ?? 0)
  if (!(age < freshMs)) await keep([mainPage, own]).catch(() => {})
}

async function dropOld() {
  for (const name of await caches.keys())
    if (name.startsWith(cachesOfOurs) && name !== cacheName) await caches.delete(name)
}
