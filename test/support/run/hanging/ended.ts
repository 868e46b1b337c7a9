it('is ended by a signal', async () => {
  process.once('exit', () => console.log('cleared up'))
  process.kill(process.pid, 'SIGTERM')
  await new Promise((resolve) => setTimeout(resolve, 5000))
})
