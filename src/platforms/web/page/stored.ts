/** What the page remembers between visits. A browser may forbid it; then the page forgets. */
export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // A full or forbidden store costs comfort only.
  }
}
