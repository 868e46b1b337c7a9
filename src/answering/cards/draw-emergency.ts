import type { Emergency } from '../../directory/contacts/resolved-contact.js'
import type { Speech } from '../../platform/language/language.js'
import { escapeHtml } from '../../platform/web/escape-html.js'
import { iconPaths } from '../../platform/web/icon-paths.js'
import { nameForeign } from '../../platform/web/mark-foreign.js'
import { smsLink, telLink } from '../../platform/web/phone-links.js'
import { type EmergencyPanel, type HelpLine, presentEmergency } from './present-emergency.js'
import type { OpenWords } from './present-open.js'

/**
 * Emergency help as HTML without a template, for error pages: the templates may be at fault.
 * @param base path that our addresses begin with
 */
export function drawEmergency(emergency: Emergency | null, speech: Speech, base = ''): string {
  if (!emergency) return ''
  const panel = presentEmergency(emergency, emergency.level, speech)
  if (!panel) return ''
  const { t } = speech
  const urgent = emergency.level === 'now'
  return `<section class="emergency" aria-labelledby="emergency-title">
<h2 id="emergency-title">${escapeHtml(t(urgent ? 'emergency.nowTitle' : 'emergency.support'))}</h2>
${drawLists(panel, speech, base)}
${urgent ? `<p>${escapeHtml(t('emergency.lead'))}</p>\n` : ''}<p class="below"><a href="${base}${panel.helpNow}">${escapeHtml(t('emergency.supportMore'))}</a></p>
</section>`
}

/** The exit is behind the first two lines. */
function drawLists(panel: EmergencyPanel, speech: Speech, base: string): string {
  const [first = [], ...others] = panel.lists.map((lines) => drawLines(lines, speech))
  return [first, drawExit(panel, speech, base), ...others].join('\n')
}

function drawLines(lines: readonly HelpLine[], speech: Speech): string {
  return `<ul class="lines">
${lines.map((line) => drawLine(line, speech)).join('\n')}
</ul>`
}

/** The style sheet keeps it on the screen. */
function drawExit({ exit }: EmergencyPanel, { t }: Speech, base: string): string {
  if (!exit) return ''
  return `<form class="exit" method="post" action="${base}${exit.action}" data-to="${exit.to}"><button class="button plain" aria-describedby="exit-hint">${drawIcon('door')}<span>${escapeHtml(t('emergency.exit'))}</span></button> <span class="quiet" id="exit-hint">${escapeHtml(t('emergency.exitHint'))} <span class="keys">${escapeHtml(t('own.keys'))}</span></span></form>`
}

function drawLine({ name, text, call, sms, smsText, open, answers }: HelpLine, speech: Speech): string {
  const { t } = speech
  const number = speech.phone(sms ?? '')
  const texting = smsText ? t('phone.textWord', { word: smsText, number }) : t('phone.text', { number })
  const buttons = [
    call &&
      drawButton(
        answers ? 'urgent' : 'plain',
        telLink(call, null),
        'phone',
        t('phone.call', { number: speech.phone(call) }),
      ),
    sms && drawButton(answers ? 'urgent text' : 'plain', smsLink(sms, smsText), 'chat', texting),
  ]
  return `<li>
<p class="line-name"><bdi>${nameForeign(escapeHtml(name))}</bdi></p>
<p dir="auto">${nameForeign(escapeHtml(text))}</p>
${open ? drawOpen(open) : ''}<p class="buttons">${buttons.filter(Boolean).join(' ')}</p>
</li>`
}

function drawOpen({ open, text }: OpenWords): string {
  return `<p class="status ${open ? 'is-open' : 'is-closed'}"><span class="dot" aria-hidden="true"></span>${escapeHtml(text)}</p>\n`
}

function drawButton(kind: string, href: string, icon: string, words: string): string {
  return `<a class="button ${kind}" href="${escapeHtml(href)}">${drawIcon(icon)}<span>${escapeHtml(words)}</span></a>`
}

function drawIcon(name: string): string {
  return `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="${iconPaths[name]}"/></svg>`
}
