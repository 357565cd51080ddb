namespace AstroStacker.Imaging;

/// <summary>The one place that runs work on several threads: items are handed out one by one, in order.</summary>
public static class Rows
{
    /// <summary>
    /// Runs <paramref name="body"/> for 0 to count - 1 on up to <paramref name="threads"/> threads; rethrows the first
    /// error as it was thrown.
    /// </summary>
    public static void ForEach(int count, int threads, CancellationToken cancellationToken, Action<int> body) =>
        ForEach(count, threads, cancellationToken, static () => 0, (item, _) => body(item), static _ => { });

    /// <summary>The same with a state a thread: made once, handed to each call, released at the end.</summary>
    public static void ForEach<TState>(
        int count, int threads, CancellationToken cancellationToken, Func<TState> start, Action<int, TState> body, Action<TState> release)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        int next = -1;
        Exception? failure = null;
        void Work()
        {
            try
            {
                var state = start();
                try
                {
                    while (Volatile.Read(ref failure) is null && !cancellationToken.IsCancellationRequested)
                    {
                        int item = Interlocked.Increment(ref next);
                        if (item >= count) return;
                        body(item, state);
                    }
                }
                finally
                {
                    release(state);
                }
            }
            catch (Exception error)
            {
                Interlocked.CompareExchange(ref failure, error, null);
            }
        }

        int helpers = Math.Min(threads, count) - 1;
        var workers = new Thread[Math.Max(0, helpers)];
        for (int i = 0; i < workers.Length; i++)
        {
            workers[i] = new Thread(Work) { IsBackground = true, Name = $"rows-{i + 1}" };
            workers[i].Start();
        }

        Work();
        foreach (var worker in workers) worker.Join();
        if (failure is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
