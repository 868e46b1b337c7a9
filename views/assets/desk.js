// The keys of the front office's desk, and the key for the search of other pages. All of it works without.
{
  const box = document.querySelector('.desk-ask #q')
  /** What the keys for the box do. */
  let newCall = toBox
  addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event
    if (!(ctrlKey || metaKey) || altKey || shiftKey || key.toLowerCase() !== 'k') return
    const find = document.getElementById('staff-q')
    if (!box && !find) return
    event.preventDefault()
    if (box) return newCall()
    const menu = document.getElementById('staff-menu')
    if (find.offsetParent === null) menu.showPopover?.()
    find.focus()
    find.select()
  })
  if (box) runDesk()

  function toBox() {
    box.focus()
    box.select()
  }

  function runDesk() {
    const ask = box.form
    const found = document.getElementById('desk-found')
    const status = document.getElementById('desk-status')
    const said = document.getElementById('desk-said')
    const trouble = document.querySelector('.desk-trouble')
    const log = document.getElementById('desk-log')
    const fields = document.getElementById('desk-log-fields')
    const last = document.getElementById('desk-last')
    const sheet = document.getElementById('desk-keys')
    const field = (name) => log.elements[name]

    /** Milliseconds after a letter: who types fast asks once. */
    const pause = 50
    /** Milliseconds after which it is said that what is shown is old. */
    const patience = 2000
    let timer = 0
    let request
    let reply = Promise.resolve()
    let late = 0
    let hush = 0
    /** The row that Enter opened; and the one that was logged. */
    let picked = null
    let logged = null
    /** Whether what was logged last is in. */
    let logging = Promise.resolve(true)
    /** What was logged with it, to tell whether there is more to say. */
    let loggedFacts = ''
    const button = log.querySelector('button')
    const logIt = button.textContent
    newCall = () => (logged ? next() : toBox())

    const rows = () => [...found.querySelectorAll('.desk-row')]
    const rowAt = (target) => target.closest?.('.desk-row')
    const current = () => found.querySelector('.desk-row[aria-current]')
    const shownCard = () => found.querySelector('.desk-card:not([hidden])')

    box.addEventListener('input', (event) => event.isComposing || lookUpSoon())
    box.addEventListener('compositionend', lookUpSoon)
    box.addEventListener('keydown', onBoxKey)
    ask.addEventListener('submit', (event) => act(event, openFirst))
    for (const place of [ask.elements.school, ask.elements.lang]) place.addEventListener('change', lookUp)
    found.addEventListener('focusin', ({ target }) => rowAt(target) && select(rowAt(target)))
    found.addEventListener('keydown', onListKey)
    found.addEventListener('click', onFoundClick)
    found.addEventListener('submit', (event) => act(event, () => keepFavorite(event.target)))
    log.addEventListener('submit', (event) => act(event, sendLog))
    log.addEventListener(
      'keydown',
      (event) => event.key === 'Escape' && act(event, () => (current() ?? box).focus()),
    )
    log.querySelector('[data-next]').addEventListener('click', (event) => act(event, next))
    last.addEventListener('submit', (event) => act(event, () => undo(event.target)))
    // Only in the list, as all single keys: a page-wide one would answer to speech software.
    found.addEventListener(
      'keydown',
      (event) => event.key === '?' && !isTyping(event) && act(event, () => sheet.showModal()),
    )
    sheet.querySelector('button').addEventListener('click', () => sheet.close())
    const opener = document.querySelector('.desk-keys-open')
    opener.hidden = false
    opener.addEventListener('click', () => sheet.showModal())
    drawn()
    // What a link opened is read out and logged from here.
    if (shownCard() && !box.value) {
      picked = current()
      picked?.focus()
    } else if (document.activeElement === document.body) {
      // The browser brings the focus with its first picture: letters typed before would be lost.
      box.focus()
    }

    function act(event, then) {
      event.preventDefault()
      then()
    }

    function isTyping({ target }) {
      return /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName) && target.type !== 'checkbox'
    }

    // Looking up.

    function lookUpSoon() {
      stop()
      wait(true)
      timer = setTimeout(lookUp, pause)
    }

    function stop() {
      clearTimeout(timer)
      timer = 0
      request?.abort()
      wait(false)
    }

    /** What is shown belongs to other words until the reply is there: nobody shall read that number out. */
    function wait(on) {
      found.setAttribute('aria-busy', on)
      clearTimeout(late)
      if (on) late = setTimeout(tell, patience, 'slow')
    }

    function lookUp() {
      stop()
      const own = new AbortController()
      request = own
      wait(true)
      reply = send(ask.dataset.lookUp, ask, own.signal).then(async (answer) => {
        const html = answer?.ok ? await answer.text() : null
        // A reply to what is not in the box any more is none.
        if (html !== null && own === request) show(html)
      })
      return reply
    }

    /** @returns null once the trouble was told; nothing for what was given up */
    async function send(action, body, signal) {
      try {
        const answer = await fetch(action, {
          method: 'POST',
          headers: { 'x-piece': 'yes' },
          body: new URLSearchParams(new FormData(body)),
          signal,
        })
        const out = answer.redirected || answer.status === 403
        const sent = !out && (answer.ok || answer.status === 422)
        tell(out ? 'signedOut' : sent ? '' : 'offline')
        return sent ? answer : null
      } catch (error) {
        if (error.name !== 'AbortError') tell('offline')
      }
    }

    function tell(which) {
      trouble.hidden = !which
      trouble.textContent = which ? trouble.dataset[which] : ''
      // In this tab the note would be lost.
      if (which === 'signedOut')
        trouble.append(document.getElementById('desk-sign-in').content.cloneNode(true))
    }

    function show(html) {
      wait(false)
      found.innerHTML = html
      picked = null
      forgetLogged()
      drawn()
      status.textContent = found.querySelector('[data-status]')?.dataset.status ?? ''
    }

    function drawn() {
      for (const button of found.querySelectorAll('.desk-copy')) button.hidden = false
      aim(shownCard() ? current() : null)
    }

    /** What is logged is what is shown. */
    function aim(row) {
      if (row !== logged) forgetLogged()
      const card = row && shownCard()
      const first = rows()[0]
      field('target').value = card?.dataset.logged ? card.dataset.key : ''
      field('code').value = found.querySelector('.desk-cards')?.dataset.code ?? ''
      if (!shownByServer(row)) field('instead').value = row && row !== first ? first.dataset.key : ''
      field('wrong').closest('p').hidden = !field('instead').value
      field('wrong').checked = false
      field('school').value = ask.elements.school.value
      field('lang').value = ask.elements.lang.value
      button.disabled = !field('target').value
    }

    /** A page that a link opened knows by itself what was named first. */
    function shownByServer(row) {
      return row && rows().length === 1 && !box.value && field('instead').value
    }

    async function settled() {
      await (timer ? lookUp() : reply)
    }

    async function openFirst() {
      const typed = box.value
      await settled()
      const [first] = rows()
      if (!first || !typed.trim() || typed !== box.value) return
      first.focus()
      open(first)
    }

    async function intoList() {
      const typed = box.value
      await settled()
      if (typed === box.value && document.activeElement === box) rows()[0]?.focus()
    }

    function select(row) {
      const card = [...found.querySelectorAll('.desk-card')].find(
        ({ dataset }) => dataset.key === row.dataset.key,
      )
      if (!card || row === current()) return
      current()?.removeAttribute('aria-current')
      row.setAttribute('aria-current', 'true')
      for (const each of found.querySelectorAll('.desk-card')) each.hidden = each !== card
      picked = null
      aim(row)
    }

    /** Enter: opens the row; what is open is logged. */
    function open(row) {
      if (shownCard()?.dataset.key !== row.dataset.key) return fetchCard(row)
      if (picked === row) return sendLog()
      picked = row
      keep({ kind: 'recent', key: row.dataset.key })
      say(shownCard().dataset.number)
    }

    /** A row of one's own corner has no card yet. */
    async function fetchCard(row) {
      stop()
      const answer = await fetch(row.href, { headers: { 'x-piece': 'yes' } }).catch(() => null)
      if (!answer?.ok || answer.redirected) return location.assign(row.href)
      show(await answer.text())
      const [first] = rows()
      first.focus()
      picked = first
      say(shownCard().dataset.number)
    }

    // Keys.

    function onBoxKey(event) {
      if (event.isComposing || event.keyCode === 229) return
      if (event.key === 'ArrowDown') act(event, intoList)
    }

    function onListKey(event) {
      const row = rowAt(event.target)
      if (!row || event.ctrlKey || event.metaKey || event.altKey) return
      const all = rows()
      const at = all.indexOf(row)
      const keys = {
        ArrowDown: () => all[at + 1]?.focus(),
        ArrowUp: () => (at > 0 ? all[at - 1].focus() : toBox()),
        Home: () => all[0].focus(),
        End: () => all.at(-1).focus(),
        Escape: toBox,
        Enter: () => open(row),
        c: () => copy('number'),
        t: transfer,
        n: next,
        s: () => choose('outcome', 'sent'),
        a: () => choose('outcome', 'answered'),
        b: () => choose('outcome', 'callback'),
        m: () => field('note').focus(),
        w: wrongDoor,
        u: undoLast,
        f: () => shownCard() && keepFavorite(shownCard().querySelector('form')),
      }
      const channel = /^[1-6]$/.test(event.key) && field('channel').options[event.key - 1].value
      const then = channel
        ? () => choose('channel', channel)
        : Object.hasOwn(keys, event.key) && keys[event.key]
      if (then) act(event, then)
    }

    function onFoundClick(event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return
      const copies = event.target.closest('.desk-copy')
      const row = rowAt(event.target)
      if (copies) copy(copies.dataset.copy)
      // A click opens; only Enter and the button log.
      else if (row) act(event, () => row.focus() ?? (picked === row || open(row)))
    }

    function choose(name, value) {
      field(name).value = value
      say(field(name).selectedOptions[0].text)
    }

    function transfer() {
      choose('outcome', 'transfer')
      copy('note')
    }

    function wrongDoor() {
      if (!field('instead').value) return
      field('wrong').checked = true
      sendLog()
    }

    function next() {
      box.value = ''
      forgetLogged()
      ask.elements.lang.value = log.dataset.lang
      for (const [name, value] of [
        ['channel', log.dataset.channel],
        ['outcome', log.dataset.outcome],
        ['followUp', ''],
        ['note', ''],
        ['instead', ''],
      ])
        field(name).value = value
      clearFault()
      lookUp()
      toBox()
    }

    // Logging.

    function sendLog() {
      logging = logging.then(postLog)
      return logging
    }

    function facts() {
      const values = ['channel', 'outcome', 'followUp', 'note'].map((name) => field(name).value)
      return [...values, field('wrong').checked].join('\n')
    }

    /** What is logged stays open for a note until another row is picked. */
    function forgetLogged() {
      if (!logged) return
      logged = null
      field('logged').value = field('note').value = field('followUp').value = ''
      button.textContent = logIt
    }

    /** @returns whether it is in */
    async function postLog() {
      const row = current()
      if (!field('target').value) return true
      const isMore = row && row === logged
      if (isMore && facts() === loggedFacts) {
        say(log.dataset.already)
        return true
      }
      const before = loggedFacts
      logged = row
      loggedFacts = facts()
      const answer = await send(log.action, log)
      if (!answer?.ok && isMore) loggedFacts = before
      else if (!answer?.ok) logged = null
      if (!answer) return false
      const html = await answer.text()
      if (answer.ok) {
        clearFault()
        showLast(html)
        if (logged) {
          field('logged').value = last.querySelector('[data-id]').dataset.id
          button.textContent = log.dataset.add
        } else field('note').value = ''
      } else {
        const { target, instead, code } = Object.fromEntries(new FormData(log))
        fields.innerHTML = html
        Object.entries({ target, instead, code }).forEach(([name, value]) => {
          field(name).value = value
        })
        fields.querySelector('[aria-invalid]')?.focus()
      }
      return answer.ok
    }

    function clearFault() {
      field('note').removeAttribute('aria-invalid')
      for (const each of fields.querySelectorAll('.fault')) each.remove()
      for (const each of fields.querySelectorAll('.faulty')) each.classList.remove('faulty')
    }

    /** Right after logging, what is shown as the last may still be the one before: that one stays. */
    async function undoLast() {
      const form = (await logging) && last.querySelector('form')
      if (form) await undo(form)
    }

    async function undo(form) {
      const answer = await send(form.action, form)
      if (!answer?.ok) return
      forgetLogged()
      showLast(await answer.text())
      ;(current() ?? box).focus()
    }

    function showLast(html) {
      last.innerHTML = html
      say(last.querySelector('p')?.textContent)
    }

    // Keeping, copying, saying.

    function keep(values) {
      const form = document.createElement('form')
      for (const [name, value] of Object.entries({ ...values, csrf: ask.elements.csrf.value })) {
        const input = document.createElement('input')
        Object.assign(input, { name, value })
        form.append(input)
      }
      return send(ask.dataset.shelf, form)
    }

    async function keepFavorite(form) {
      const { on } = form.elements
      if (!(await send(form.action, form))) return
      on.value = on.value === 'yes' ? 'no' : 'yes'
      const button = form.querySelector('button')
      ;[button.textContent, button.dataset.other] = [button.dataset.other, button.textContent]
      say(button.textContent)
    }

    async function copy(what) {
      const text = shownCard()?.dataset[what]
      if (!text) return
      try {
        await navigator.clipboard.writeText(text)
      } catch {
        // Without https there is no clipboard but the old one.
        const area = document.createElement('textarea')
        area.value = text
        document.body.append(area)
        const focused = document.activeElement
        area.select()
        document.execCommand('copy')
        area.remove()
        focused.focus()
      }
      say(`${said.dataset.copied} ${text}`)
    }

    function say(text) {
      said.textContent = text ?? ''
      clearTimeout(hush)
      if (text) hush = setTimeout(say, 5000)
    }
  }
}
