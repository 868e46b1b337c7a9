import { spawn } from 'node:child_process'

it('leaves a child process', () => {
  spawn(process.execPath, ['-e', 'process.stdin.resume()'])
})
