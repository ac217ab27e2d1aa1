// Owns what this browser remembers: small JSON values, and nothing where storage is forbidden.

export function recall(name, otherwise = null) {
  try {
    const kept = localStorage.getItem(`reelbot.${name}`);
    return kept === null ? otherwise : JSON.parse(kept);
  } catch {
    return otherwise;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(`reelbot.${name}`, JSON.stringify(value));
  } catch {
    // Full or forbidden: the page works on, it only forgets.
  }
}
