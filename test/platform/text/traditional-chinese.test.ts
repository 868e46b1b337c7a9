import assert from 'node:assert/strict'
import { toTraditional } from '../../../src/platform/text/traditional-chinese.js'

describe('Traditional Chinese', () => {
  it('writes a character by the word it is in', () => {
    assert.equal(toTraditional('头发干净，干部发言，以后在皇后面前'), '頭髮乾淨，幹部發言，以後在皇后面前')
    assert.equal(toTraditional('这里有一台电脑，复习复杂的功课'), '這裡有一臺電腦，複習複雜的功課')
    assert.equal(toTraditional('为了学校，启动'), '為了學校，啟動')
  })

  it('leaves everything else as it is', () => {
    for (const text of ['', 'Chromebook 504', '{{count}} $t(x)', '𠮷野家', '繁體'])
      assert.equal(toTraditional(text), text)
  })
})
