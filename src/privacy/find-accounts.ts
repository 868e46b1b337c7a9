import { findAll } from './find-all.js'
import type { Identifier } from './identifier.js'

// Each starts where no such sign stands before: else a long run would be tried from every sign of it.
const email = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
const spelledEmail =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}\s*(?:\(at\)|\[at\]|\bat\b|\barroba\b)\s*[\p{L}\p{N}-]{1,63}\s*(?:\bdot\b|\bpunto\b|\.)\s*(?:com|net|org|edu|mx|us)\b/giu
const webAddress = /\bhttps?:\/\/\S*[^\s.,;:!?)]/giu
const bareAddress =
  /(?<![@\p{L}\p{N}.-])(?:[a-z0-9-]+\.)+(?:com|net|org|edu|gov|me|tv|gg|io|us|mx|co|app|example)\/\S*[^\s.,;:!?)]/giu
const handle = /(?<![\p{L}\p{N}._%+-])@[\p{L}\p{N}_][\p{L}\p{N}_.]{1,30}/gu
const namedHandle =
  /\b(?:username|user name|user id|screen name|gamertag|gamer tag|usuario|insta|instagram|snap|snapchat|tiktok|discord|roblox)(?:\s+(?:is|es|name is|account is))?(?:\s*[:=])?\s+(?=\S*[\d_.]\S)([\p{L}\p{N}_.]{4,30})/giu

/** E-mail addresses, web addresses that go on to somebody's page, and names of accounts. */
export function findAccounts(text: string): Identifier[] {
  return [
    ...findAll(text, email, 'email'),
    ...findAll(text, spelledEmail, 'email'),
    ...findAll(text, webAddress, 'account'),
    ...findAll(text, bareAddress, 'account'),
    ...findAll(text, handle, 'account'),
    ...findAll(text, namedHandle, 'account'),
  ]
}
