import { findAll } from './find-all.js'
import type { Identifier } from './identifier.js'

const webAddress = /\bhttps?:\/\/\S*[^\s.,;:!?)]/giu
const bareAddress =
  /(?<![@\p{L}\p{N}.-])(?:[a-z0-9-]+\.)+(?:com|net|org|edu|gov|me|tv|gg|io|us|mx|co|app|example)\/\S*[^\s.,;:!?)]/giu
const handle = /(?<![\p{L}\p{N}._%+-])@[\p{L}\p{N}_][\p{L}\p{N}_.-]{1,30}/gu
/** "u/quiet_parent". */
const forumName = /(?<![\p{L}\p{N}/])u\/[\p{L}\p{N}_-]{3,30}(?![\p{L}\p{N}])/giu
const cashTag = /(?<![\p{L}\p{N}$])\$\p{L}[\p{L}\p{N}_-]{2,30}/gu
const numberedTag = /(?<![\p{L}\p{N}_.#])[\p{L}\p{N}_.]{2,32}#\d{4}(?![\p{L}\p{N}])/gu
const namedHandle =
  /\b(?:username|user name|user id|screen name|gamertag|gamer tag|usuario|user|login|handle|insta|instagram|ig|snap|snapchat|tiktok|tik tok|discord|roblox|fortnite|xbox|psn|steam|twitch|kik|telegram|whatsapp|facebook|fb|face|messenger|twitter|youtube|venmo|paypal|zelle|cash ?app|apple pay|account|acct|cuenta|perfil|profile|password|passcode|pw|contrase[nñ]a|clave|gmail|yahoo|hotmail)(?:\s(?:is|es|its|channel|canal|page|pagina|name|handle|user|usuario|account|cuenta|se llama|called|named|under|de|to|a)){0,3}\s?[:=]?\s{1,3}(?=\S{0,29}(?:[\d_]|\.\S))([\p{L}\p{N}_.-]{4,30})(?![\p{L}\p{N}])/giu

/** Links to personal pages, and account names. */
export function findAccounts(text: string): Identifier[] {
  return [
    ...findAll(text, webAddress, 'account'),
    ...findAll(text, bareAddress, 'account'),
    ...findAll(text, handle, 'account'),
    ...findAll(text, forumName, 'account'),
    ...findAll(text, cashTag, 'account'),
    ...findAll(text, numberedTag, 'account'),
    ...findAll(text, namedHandle, 'account').filter(({ from, to }) => !isTimeOrMoney(text.slice(from, to))),
  ]
}

/** "Account 12.50", "user 3-4": no letters. */
function isTimeOrMoney(written: string): boolean {
  return !/\p{L}/u.test(written) || /^\d{1,4}(?:st|nd|rd|th|am|pm|hrs?)$/i.test(written)
}
