import assert from 'node:assert/strict'
import express from 'express'
import request from 'supertest'
import { createDistrictHosts } from '../../src/districts/district-hosts.js'

const saying = (words: string) => express().use((_req, res) => void res.send(words))

describe('Districts by host name', () => {
  const hosts = createDistrictHosts(saying('nowhere'))
  hosts.set('ask.elm.example', saying('elm'))
  hosts.set('ask.oakdale.example', saying('oakdale'))
  const ask = async (host: string) => (await request(hosts.served).get('/').set('Host', host)).text

  it('are told apart, whatever the port and the letters', async () => {
    assert.equal(await ask('ask.elm.example'), 'elm')
    assert.equal(await ask('ASK.Elm.Example:8443'), 'elm')
    assert.equal(await ask('ask.elm.example.'), 'elm')
    assert.equal(await ask('ask.oakdale.example:80'), 'oakdale')
  })

  it('are not found by any other name', async () => {
    for (const host of [
      'elm.example',
      'ask.elm.example.evil.example',
      'ask.elm.example,ask.oakdale.example',
      '127.0.0.1',
      '[::1]:80',
      '__proto__',
    ])
      assert.equal(await ask(host), 'nowhere', host)
  })

  it('are not chosen by headers that a browser or a proxy could add', async () => {
    const { text } = await request(hosts.served)
      .get('/')
      .set('Host', 'ask.elm.example')
      .set('X-Forwarded-Host', 'ask.oakdale.example')
      .set('Forwarded', 'host=ask.oakdale.example')
    assert.equal(text, 'elm')
  })

  it('are found by a path where they share a host name, and are asked without it', async () => {
    const told = express().use((req, res) => void res.send(`elm ${req.originalUrl} ${req.url}`))
    hosts.set('center.example/d/elm', told)
    hosts.set('center.example/d/elm-east', saying('elm-east'))
    const get = (path: string, host = 'center.example') =>
      request(hosts.served).get(path).set('Host', host).redirects(0)
    assert.equal((await get('/d/elm/')).text, 'elm / /')
    assert.equal((await get('/d/elm/topics?q=/d/elm/')).text, 'elm /topics?q=/d/elm/ /topics?q=/d/elm/')
    assert.equal((await get('/d/elm-east/', 'CENTER.example:8443')).text, 'elm-east')
    for (const path of [
      '/',
      '/d',
      '/d/',
      '/d/oak/',
      '/d/elmo/',
      '/d/%65lm/',
      '//d/elm/',
      '/x/d/elm/',
      '/d//elm/',
    ])
      assert.equal((await get(path)).text, 'nowhere', path)
    for (const host of ['ask.pine.example', 'evil.example'])
      assert.equal((await get('/d/elm/', host)).text, 'nowhere', host)
    assert.equal(
      (await get('/d/elm/', 'ask.elm.example')).text,
      'elm',
      'a host name of its own has all paths',
    )
    for (const [written, right] of [
      ['/d/elm', '/d/elm/'],
      ['/d/elm?language=es', '/d/elm/?language=es'],
      ['/D/Elm/ask?q=Bus', '/d/elm/ask?q=Bus'],
      ['/d/ELM//evil.example', '/d/elm//evil.example'],
    ])
      await get(written!).expect(308).expect('Location', right!)
  })

  it('come and go', async () => {
    hosts.set('ask.pine.example', saying('pine'))
    assert.equal(await ask('ask.pine.example'), 'pine')
    hosts.drop('ask.pine.example')
    assert.equal(await ask('ask.pine.example'), 'nowhere')
  })
})
