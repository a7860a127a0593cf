/** One after the other, and once more when it was asked for meanwhile: of two at once the older answer may come last, and would stay. */
export function inTurn(read: () => Promise<void>): () => Promise<void> {
  let isReading = false;
  let again = false;
  return async () => {
    again = true;
    if (isReading) return;
    isReading = true;
    try {
      while (again) {
        again = false;
        await read();
      }
    } finally {
      isReading = false;
    }
  };
}
