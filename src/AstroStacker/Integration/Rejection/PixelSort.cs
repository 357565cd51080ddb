namespace AstroStacker.Integration.Rejection;

/// <summary>Sorts the few samples of one pixel.</summary>
internal static class PixelSort
{
    /// <summary>Up to so many, insertion is faster than a general sort.</summary>
    private const int MostToInsert = 40;

    /// <summary>Sorts upwards; there is no NaN.</summary>
    public static void Sort(Span<float> items)
    {
        if (items.Length > MostToInsert)
        {
            items.Sort();
            return;
        }

        for (int i = 1; i < items.Length; i++)
        {
            float item = items[i];
            int place = i;
            for (; place > 0 && items[place - 1] > item; place--) items[place] = items[place - 1];
            items[place] = item;
        }
    }
}
