// Owns the first paint: the remembered theme, set before anything is drawn so that nothing flashes.
try {
  const theme = JSON.parse(localStorage.getItem("reelbot.theme"));
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is forbidden here: the system's theme holds.
}
