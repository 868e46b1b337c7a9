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

  it('come and go', async () => {
    hosts.set('ask.pine.example', saying('pine'))
    assert.equal(await ask('ask.pine.example'), 'pine')
    hosts.drop('ask.pine.example')
    assert.equal(await ask('ask.pine.example'), 'nowhere')
  })
})
