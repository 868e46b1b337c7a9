/** A link that calls: `tel:+12165550112;ext=12`. */
export function telLink(phone: string, ext: string | null): string {
  return `tel:${phone}${ext ? `;ext=${encodeURIComponent(ext)}` : ''}`
}

/** A link that opens a text message. `?&` is what both Android and iOS read. */
export function smsLink(phone: string, text: string | null): string {
  return `sms:${phone}${text ? `?&body=${encodeURIComponent(text)}` : ''}`
}
