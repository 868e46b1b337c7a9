it('leaves a timer', () => {
  setInterval(() => {}, 50)
})
