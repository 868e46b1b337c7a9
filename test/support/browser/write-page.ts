import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'

/** What to fetch: a page by its address, or by a form. */
interface Fetched {
  path: string
  method?: 'get' | 'post'
  form?: Record<string, string>
  cookies?: Record<string, string>
}

/**
 * Shows a page in a tab that is on the app's own origin already. The tab keeps its scripts, among them the checker, whose
 * compiling takes longer than everything else about a page. Scripts and style sheets of the page are loaded as usual.
 * @returns bytes of the document, compressed, without and with its headers
 */
export async function writePage(
  page: Page,
  base: string,
  fetched: Fetched,
): Promise<{ url: string; bytes: number; body: number }> {
  const { response, url } = await fetchPage(new URL(fetched.path, base), fetched)
  const body = await buffer(response)
  const html = response.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
  await page.setContent(html.toString(), { waitUntil: 'load' })
  const headers = response.rawHeaders.join(': ').length
  return { url: url.href, bytes: body.length + headers, body: body.length }
}

async function fetchPage(
  url: URL,
  { method = 'get', form = {}, cookies = {} }: Fetched,
): Promise<{ response: IncomingMessage; url: URL }> {
  const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`)
  const sent = request(url, {
    method,
    headers: {
      'Accept-Encoding': 'gzip',
      Cookie: cookie.join('; '),
      ...(method === 'post' && { 'Content-Type': 'application/x-www-form-urlencoded', Origin: url.origin }),
    },
  })
  sent.end(method === 'post' ? new URLSearchParams(form).toString() : undefined)
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  const { statusCode = 0, headers } = response
  if (statusCode < 300 || statusCode > 399) return { response, url }
  response.resume()
  return fetchPage(new URL(headers.location ?? '', url), { path: '', cookies })
}
