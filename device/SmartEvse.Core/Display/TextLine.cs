namespace SmartEvse.Core.Display
{
    /// <summary>One line of text on its way to the picture: put together and drawn without making an object.</summary>
    internal sealed class TextLine
    {
        private const int Capacity = 40;
        private const int SpaceColumns = 3;

        private readonly FrameBuffer _frame;
        private readonly char[] _text = new char[Capacity];
        private readonly int[] _columns = new int[Font.Columns];
        private int _length;

        internal TextLine(FrameBuffer frame)
        {
            _frame = frame;
        }

        /// <summary>Begins with a text.</summary>
        internal TextLine Start(string? text)
        {
            _length = 0;
            return Add(text);
        }

        internal TextLine Add(char c)
        {
            if (_length < Capacity) _text[_length++] = c;
            return this;
        }

        internal TextLine Add(string? text)
        {
            return text == null ? this : Add(text, 0, text.Length);
        }

        internal TextLine Add(string text, int start, int end)
        {
            for (; start < end && _length < Capacity; start++) Add(text[start]);
            return this;
        }

        internal TextLine Add(int number)
        {
            return Add(number, 0);
        }

        /// <summary>Adds a number with digits behind the point.</summary>
        internal TextLine Add(int number, int decimals)
        {
            if (number < 0)
            {
                Add('-');
                number = -number;
            }

            int place = 1;
            int digits = 1;
            while (digits <= decimals || number / place >= 10)
            {
                place *= 10;
                digits++;
            }

            for (; place > 0; place /= 10)
            {
                if (digits-- == decimals) Add('.');
                Add((char)('0' + (number / place % 10)));
            }

            return this;
        }

        /// <summary>Adds two digits.</summary>
        internal TextLine Two(int number)
        {
            return Add((char)('0' + (number / 10 % 10))).Add((char)('0' + (number % 10)));
        }

        /// <summary>Adds seconds as <c>m:ss</c>, or <c>h:mm:ss</c> from an hour on.</summary>
        internal TextLine Duration(int seconds)
        {
            if (seconds < 3600) return Add(seconds / 60).Add(':').Two(seconds % 60);
            return Add(seconds / 3600).Add(':').Two(seconds / 60 % 60).Add(':').Two(seconds % 60);
        }

        /// <summary>Draws in small letters.</summary>
        internal void Left(int x, int page)
        {
            Run(x, page, false, 1, true);
        }

        /// <summary>Draws in small letters, the last point at <paramref name="x"/>.</summary>
        internal void Right(int x, int page)
        {
            Left(x - SmallWidth() + 1, page);
        }

        /// <summary>Draws in small letters around a column.</summary>
        internal void Centre(int x, int page)
        {
            Left(x - (SmallWidth() / 2), page);
        }

        /// <summary>Draws in large letters in the middle of a page and the one below; a long text closer together.</summary>
        internal void Large(int page)
        {
            int gap = 2;
            int width = Run(0, page, true, gap, false);
            if (width > FrameBuffer.Width) width = Run(0, page, true, --gap, false);
            Run((FrameBuffer.Width - width) / 2, page, true, gap, true);
        }

        /// <summary>Draws in large letters from the left, as far as there is room.</summary>
        internal void LargeLeft(int page)
        {
            Run(0, page, true, 2, true);
        }

        /// <summary>Draws in large letters at the right.</summary>
        internal void LargeRight(int page)
        {
            Run(FrameBuffer.Width - LargeWidth(), page, true, 2, true);
        }

        /// <summary>How wide the text is in large letters.</summary>
        internal int LargeWidth()
        {
            return Run(0, 0, true, 2, false);
        }

        /// <summary>Where the line ends that begins at a place of a text: at a space, so that it fits.</summary>
        internal int EndOfLine(string text, int start)
        {
            int fits = text.Length;
            int x = 0;
            for (int i = start; i < text.Length; i++)
            {
                if (text[i] == ' ') fits = i;
                x += Start("").Add(text[i]).SmallWidth() + 1;
                if (x > FrameBuffer.Width + 1) return fits;
            }

            return text.Length;
        }

        private int SmallWidth()
        {
            return Run(0, 0, false, 1, false);
        }

        // Returns the column behind the last one.
        private int Run(int x, int page, bool large, int gap, bool draws)
        {
            for (int i = 0; i < _length && x < FrameBuffer.Width; i++)
            {
                if (i > 0) x += gap;
                char c = _text[i];
                if (c == ' ')
                {
                    x += SpaceColumns;
                    continue;
                }

                Font.Read(c, _columns);
                int first = 0;
                int end = Font.Columns;
                if (c < '0' || c > '9')
                {
                    while (_columns[first] == 0) first++;
                    while (_columns[end - 1] == 0) end--;
                }

                if (large)
                {
                    first = Font.LargeStart(first);
                    end = Font.LargeStart(end);
                }

                for (; first < end; first++, x++)
                {
                    if (draws) _frame.Column(x, page * 8, large ? Font.Large(_columns, first) : _columns[first]);
                }
            }

            return x;
        }
    }
}
