/** One change that can be taken back and made again; what it does to the server is its own business. */
export interface Step {
  /** What was done, for the ear and the toast: "Đã sửa: Trích yếu". */
  words: string;
  item: string;
  undo: () => Promise<void>;
  redo: () => Promise<void>;
}

/** What was done and what was taken back, one after the other: two quick presses of Ctrl+Z never overtake each other. */
export class History {
  done = $state.raw<Step[]>([]);
  undone = $state.raw<Step[]>([]);
  private last: Promise<unknown> = Promise.resolve();

  keep(step: Step) {
    this.done = [...this.done, step];
    this.undone = [];
  }

  undo(): Promise<Step | undefined> {
    return this.inTurn(async () => {
      const step = this.done.at(-1);
      if (!step) return undefined;
      // A step that fails is gone: what it would take back is no longer there.
      this.done = this.done.slice(0, -1);
      await step.undo();
      this.undone = [...this.undone, step];
      return step;
    });
  }

  redo(): Promise<Step | undefined> {
    return this.inTurn(async () => {
      const step = this.undone.at(-1);
      if (!step) return undefined;
      this.undone = this.undone.slice(0, -1);
      await step.redo();
      this.done = [...this.done, step];
      return step;
    });
  }

  private inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.last.then(act);
    this.last = turn.catch(() => {});
    return turn;
  }
}
