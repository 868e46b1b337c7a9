import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { termsOf } from '../../answering/matching/bm25.js'
import { holdPort } from '../../platform/process/held-port.js'
import {
  createMeilisearchHttp,
  type MeilisearchHttp,
} from '../../platform/search/meilisearch/meilisearch-http.js'
import { meilisearchFolders } from '../../platform/search/meilisearch/meilisearch-process.js'
import { tokenize } from '../../platform/text/tokenize.js'
import type { BenchClerk } from './bench-clerk.js'
import type { BenchConcern } from './bench-concerns.js'
import { type BenchProcess, startBenchProcess, startPatienceMs } from './bench-process.js'

/** The running service, as browsers and programs use it. */
export interface BenchService {
  process: BenchProcess
  /** Its address. */
  url: string
  /** From the start to the first answer, and to the report that it is ready. */
  startMs: { firstAnswer: number; ready: number }
  meilisearchPid: number
  askJson(concern: BenchConcern): Promise<{ id: string }>
  askByForm(concern: BenchConcern): Promise<unknown>
  getAnswer(code: string): Promise<string>
  /** Suggestions while a family types: asked with the first letters of the concern. */
  suggest(concern: BenchConcern): Promise<unknown>
  /** Desk results while a clerk types. */
  lookUp(concern: BenchConcern): Promise<unknown>
  /** One multi-search of the concern's terms, as matching sends it with an empty cache. */
  rawSearch(concern: BenchConcern): Promise<unknown>
  stop(): Promise<void>
}

/** Starts the built service and waits for every signal. */
export async function startBenchService(
  dataDir: string,
  env: Record<string, string>,
  clerk: BenchClerk | null = null,
): Promise<BenchService> {
  const began = performance.now()
  const host = '127.0.0.1'
  const held = holdPort({ host, port: 0 })
  const settings = { PORT: '0', HOST: host, RATE_LIMIT_PER_MINUTE: '0', DATA_DIR: dataDir, ...env }
  const process = startBenchProcess('../../server.js', settings, await held.take())
  const url = (await process.says(/Serving .{1,200} on (http:\/\/\S+)/))[1]!
  const pages = createClient(url)
  const askJson = async (concern: BenchConcern) =>
    JSON.parse(await pages.post('/api/v1/ask', 'application/json', JSON.stringify({ concern: concern.text })))
  await askJson({ text: 'hello', lang: 'en' })
  const firstAnswer = performance.now() - began
  await process.says(/^Ready\.$/m)
  const ready = performance.now() - began
  await untilAllSpeak(pages, env.MEANING !== 'no')
  const meilisearch = await openRawSearch(dataDir)
  return {
    process,
    url,
    startMs: { firstAnswer, ready },
    meilisearchPid: meilisearch.pid,
    askJson,
    askByForm: ({ text }) =>
      pages.post('/ask', 'application/x-www-form-urlencoded', `${new URLSearchParams({ concern: text })}`),
    getAnswer: (code) => pages.get(`/answers/${code}`),
    suggest: ({ text, lang }) =>
      pages.get(`/api/v1/suggest?${new URLSearchParams({ q: text.slice(0, 14), lang })}`),
    lookUp: ({ text, lang }) =>
      pages.post(
        '/desk/look-up',
        'application/x-www-form-urlencoded',
        `${new URLSearchParams({ q: text, lang, school: '', csrf: clerk?.csrf ?? '' })}`,
        { cookie: clerk?.cookie ?? '', 'x-piece': 'yes' },
      ),
    rawSearch: meilisearch.search,
    async stop() {
      pages.close()
      meilisearch.close()
      await process.stop()
      held.release()
    },
  }
}

async function untilAllSpeak(pages: PageClient, meaning: boolean): Promise<void> {
  const wanted = ['words', 'terms: meilisearch', ...(meaning ? ['meaning'] : [])]
  for (const until = Date.now() + startPatienceMs; Date.now() < until; ) {
    const { signals } = JSON.parse(await pages.get('/readyz')) as { signals: string[] }
    if (wanted.every((signal) => signals.includes(signal))) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`Not every signal speaks: ${wanted.join(', ')}`)
}

export type PageClient = ReturnType<typeof createClient>

/** Sends requests over kept connections. @throws for every status but 2xx and 3xx */
export function createClient(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64, noDelay: true })
  const send = (method: string, path: string, headers: Record<string, string | number>, body?: string) =>
    new Promise<string>((resolve, reject) => {
      const sent = request(new URL(path, url), { method, agent, headers }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part) => parts.push(part))
        response.on('error', reject)
        response.on('end', () => {
          const status = response.statusCode ?? 0
          if (status >= 200 && status < 400) resolve(Buffer.concat(parts).toString())
          else reject(new Error(`${method} ${path.replace(/\/answers\/.*/, '/answers/…')} gave ${status}`))
        })
      })
      sent.on('error', reject)
      sent.end(body)
    })
  return {
    get: (path: string) => send('GET', path, {}),
    post: (path: string, type: string, body: string, more: Record<string, string> = {}) =>
      send('POST', path, { 'content-type': type, 'content-length': Buffer.byteLength(body), ...more }, body),
    close: () => agent.destroy(),
  }
}

/** Finds the service's Meilisearch through its data folder. */
async function openRawSearch(dataDir: string) {
  const { home, pidFile } = meilisearchFolders(dataDir)
  const { pid, port } = JSON.parse(readFileSync(pidFile, 'utf8')) as { pid: number; port: number }
  const http = createMeilisearchHttp(5000)
  const send = (path: string, body?: object) =>
    sendTo(
      http,
      `http://127.0.0.1:${port}${path}`,
      readFileSync(join(home, 'master-key'), 'utf8').trim(),
      body,
    )
  const { results } = (await send('/indexes?limit=100')) as { results: { uid: string; createdAt: string }[] }
  const [newest] = results
    .filter(({ uid }) => uid.startsWith('phrasings-'))
    .sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))
  const search = ({ text, lang }: BenchConcern) => {
    const queries = termsOf(tokenize(text, lang)).map(({ text: term, pair }) => ({
      indexUid: newest?.uid,
      q: pair ? `"${term}"` : term,
      limit: 0,
      facets: ['topic'],
      matchingStrategy: 'all',
    }))
    return send('/multi-search', { queries })
  }
  return { pid, search, close: () => http.close() }
}

function sendTo(http: MeilisearchHttp, url: string, key: string, body?: object): Promise<unknown> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  return http(url, body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers })
}
