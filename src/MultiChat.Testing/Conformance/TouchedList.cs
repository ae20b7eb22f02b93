using System.Collections;

namespace MultiChat.Testing.Conformance;

/// <summary>
/// A list that does something each time a store looks into it: the kit's way to be in the middle of a write of a store it knows nothing about.
/// </summary>
internal sealed class TouchedList<T>(IReadOnlyList<T> items, Action touched) : IReadOnlyList<T>
{
    public int Count
    {
        get
        {
            touched();
            return items.Count;
        }
    }

    public T this[int index]
    {
        get
        {
            touched();
            return items[index];
        }
    }

    public IEnumerator<T> GetEnumerator()
    {
        foreach (var item in items)
        {
            touched();
            yield return item;
        }

        touched();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
