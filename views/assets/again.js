// Back and Reload open the form again; they would send it again, which Back cannot do.
{
  const { again, account } = document.body.dataset
  const open = () => history.replaceState(null, '', again)
  // Only signed-in staff have drafts: Reload would lose what others typed.
  if (again && account) open()
  else if (again) {
    document.addEventListener('submit', open)
    document.addEventListener('click', ({ target }) => target.closest('a:not([href^="#"])') && open())
  }
}
