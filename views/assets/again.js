// Back and Reload open the form again; they would send it again, which Back cannot do.
{
  const { again } = document.body.dataset
  if (again) history.replaceState(null, '', again)
}
