/** Acts again while there may be more to do, `most` times at the most. */
export async function whileMore(most: number, act: () => Promise<boolean>): Promise<void> {
  for (let times = 0; times < most; times += 1) {
    if (!(await act())) {
      return;
    }
  }
}
